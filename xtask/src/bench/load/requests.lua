-- Sends the requests of a file over and over; for `cargo xtask bench load`.
--
-- A line is a path to GET, or a path, a tab and a JSON object to POST. `{n}` becomes the number of the request, so that
-- no two are equal. Arguments: the file, the role, the beginning of the idempotency keys of this run, and the number
-- before the first.

local requests = {}
local number = 0

function init(arguments)
    local file, role, key = arguments[1], arguments[2], arguments[3]
    number = tonumber(arguments[4])
    for line in io.lines(file) do
        local path, body = line:match("^([^\t]+)\t?(.*)$")
        local headers = { ["X-Role"] = role }
        local method = "GET"
        if body == "" then
            body = nil
        else
            method = "POST"
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = key .. "{n}"
        end
        local text = wrk.format(method, path, headers, body)
        local first, last = text:find("{n}", 1, true)
        if first then
            table.insert(requests, { text:sub(1, first - 1), text:sub(last + 1) })
        else
            table.insert(requests, { text })
        end
    end
end

function request()
    number = number + 1
    local parts = requests[number % #requests + 1]
    if parts[2] then
        return parts[1] .. string.format("%06d", number) .. parts[2]
    end
    return parts[1]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        "lodge %d %d %d %d %d %d\n",
        summary.requests,
        summary.duration,
        latency:percentile(50),
        latency:percentile(99),
        errors.status,
        errors.connect + errors.read + errors.write + errors.timeout
    ))
end
