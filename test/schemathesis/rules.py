"""Keeps requests that are valid by their schemas within the rules that OpenAPI has no words for: the document has
them as extensions, `x-...`. Requests that are to be refused stay as they are."""

from datetime import datetime, timezone

import schemathesis
from schemathesis.core.parameters import ParameterLocation

# The last position that a write was answered with.
highest_position = 0


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.meta is None:
        return
    definition = case.operation.definition.raw
    leave_headers_out(definition, case)
    if not case.meta.generation.mode.is_positive or not case.query:
        return
    query = dict(case.query)
    rules = {each["name"]: each for each in definition.get("parameters", []) if each.get("in") == "query"}
    for name, rule in rules.items():
        if name in query and is_broken(rule, query):
            del query[name]
    for name, rule in rules.items():
        if name in query and "x-taken-from" in rule:
            take(rule, query)
    keep_one_of(definition.get("x-one-of", []), rules, query)
    for name, rule in rules.items():
        if rule.get("x-only-with", name) not in query:
            query.pop(name, None)
    if query != case.query:
        case.query = query


@schemathesis.hook
def after_call(context, case, response):
    global highest_position
    # Of writes: the feed goes on from wherever it is asked to.
    if case.method != "GET":
        position = (response.headers.get("log-position") or ["0"])[0]
        highest_position = max(highest_position, int(position))


def leave_headers_out(definition, case):
    """Those that are good by themselves, and stand for a parameter that the operation takes as well."""
    parameters = definition.get("parameters", [])
    names = [each["name"] for each in parameters]
    if case.meta.is_negative_at(ParameterLocation.HEADER) or not case.headers:
        return
    for each in parameters:
        if each["in"] == "header" and each["schema"].get("x-not-with") in names:
            case.headers.pop(each["name"], None)


def is_broken(rule, query):
    value = query[rule["name"]]
    if rule.get("x-not-with") in query or rule.get("x-needs", rule["name"]) not in query:
        return True
    if rule.get("x-past") and instant(value) >= datetime.now(timezone.utc):
        return True
    limit = query.get(rule.get("x-not-above"))
    if limit is not None and int(value) > int(limit):
        return True
    end = query.get(rule.get("x-not-after"))
    return end is not None and instant(value) > instant(end)


def take(rule, query):
    if rule["x-taken-from"] == "Log-Position":
        query[rule["name"]] = highest_position
    else:
        # A cursor is good for one list with the same filters only.
        del query[rule["name"]]


def keep_one_of(names, rules, query):
    given = [name for name in names if name in query]
    for name in given[1:]:
        del query[name]
    if names and not given:
        query[names[0]] = rules[names[0]]["schema"]["example"]


def instant(text):
    time = datetime.fromisoformat(str(text).upper().replace("Z", "+00:00"))
    # A date alone means its midnight.
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)
