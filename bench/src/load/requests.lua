-- What wrk sends. Arguments: the kind of request, a file with an account id a line, and 8 hexadecimal
-- digits that no other run has, which the transaction ids begin with.
local kinds = {}
local accounts = {}
local run, host
local sent = 0

local function transaction_id()
  sent = sent + 1
  return string.format("%s-%04x-4000-8000-%012x", run, thread_number, sent)
end

local function anyone() return accounts[math.random(#accounts)] end

local function request_line(method, path)
  return method .. " " .. path .. " HTTP/1.1\r\nHost: " .. host .. "\r\n\r\n"
end

local function put(account, operation)
  return request_line("PUT",
    "/api/account/" .. account .. "?" .. operation .. "&transactionId=" .. transaction_id())
end

function kinds.deposit() return put(anyone(), "deposit=" .. math.random(1, 10000)) end

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("thread_number", threads)
end

function init(args)
  host = wrk.host .. ":" .. wrk.port
  run = args[3]
  for line in io.lines(args[2]) do accounts[#accounts + 1] = line end
  math.randomseed(tonumber(run, 16) + thread_number)
  request = kinds[args[1]]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"answers":%d,"refused":%d,"lost":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"max":%.3f}\n',
    summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
