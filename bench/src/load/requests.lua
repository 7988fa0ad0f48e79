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

local function someone_else(account)
  local other = anyone()
  while other == account do other = anyone() end
  return other
end

local function request_to(method, path)
  return method .. " " .. path .. " HTTP/1.1\r\nHost: " .. host .. "\r\n\r\n"
end

local function put(account, operation)
  return request_to("PUT",
    "/api/account/" .. account .. "?" .. operation .. "&transactionId=" .. transaction_id())
end

function kinds.deposit() return put(anyone(), "deposit=" .. math.random(1, 10000)) end

function kinds.transfer()
  local account = anyone()
  return put(account, "transfer=" .. someone_else(account) .. "&amount=" .. math.random(1, 100))
end

function kinds.read() return request_to("GET", "/api/account/" .. anyone()) end

-- Of ten requests one writes.
function kinds.read_and_write()
  if math.random(10) == 1 then return kinds.deposit() end
  return kinds.read()
end

-- Of a hundred deposits one asks for more than there is, and one is sent again.
local last
function kinds.mix()
  local chance = math.random(100)
  if chance == 1 then return put(anyone(), "withdraw=9000000000000000000") end
  if chance > 2 or not last then last = kinds.deposit() end
  return last
end

function kinds.bulk()
  local operations = {}
  for index = 1, 100 do
    operations[index] = '{"type":"deposit","accountId":"' .. anyone() .. '","amount":'
      .. math.random(1, 10000) .. ',"transactionId":"' .. transaction_id() .. '"}'
  end
  local body = '{"atomic":false,"operations":[' .. table.concat(operations, ",") .. "]}"
  return "POST /api/transactions HTTP/1.1\r\nHost: " .. host
    .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

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
