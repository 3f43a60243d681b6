#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate_openapi.py OPENAPI.yaml EXCHANGES.jsonl: do recorded replies and the route table agree with the description?

The first line of the recording is {"routes": [["GET", "/path/{id}"], …]}, each other one
{"method", "pattern", "status", "content_type", "body"}."""
import json
import sys

import jsonschema
import yaml

METHODS = {"get", "post", "put", "patch", "delete"}


def resolved(document, node):
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def check_body(document, exchange, response, bad):
    where = f"{exchange['method']} {exchange['pattern']} {exchange['status']}"
    content = response.get("content", {})
    kind = exchange["content_type"]
    if not kind:
        return
    described = content.get(kind, content.get(kind.split("/")[0] + "/*"))
    if described is None:
        bad.append(f"{where}: {kind} is not described")
        return
    if "schema" not in described:
        return
    schema = {"components": document["components"], **described["schema"]}
    lines = exchange["body"].splitlines() if kind == "application/x-ndjson" else [exchange["body"]]
    for line in lines:
        for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(line)):
            bad.append(f"{where}: {error.json_path}: {error.message[:200]}")


def main(description, recording):
    with open(description, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    with open(recording, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    bad = []
    served = {tuple(route) for route in lines[0]["routes"]}
    described = {(m.upper(), path) for path, item in document["paths"].items() for m in item if m in METHODS}
    bad += [f"{m} {p} is served but not described" for m, p in sorted(served - described)]
    bad += [f"{m} {p} is described but not served" for m, p in sorted(described - served)]
    seen = set()
    for exchange in lines[1:]:
        method = "get" if exchange["method"] == "HEAD" else exchange["method"].lower()
        operation = document["paths"].get(exchange["pattern"], {}).get(method)
        if operation is None:
            continue
        seen.add((method.upper(), exchange["pattern"]))
        responses = operation["responses"]
        response = responses.get(str(exchange["status"])) or responses.get("default")
        if str(exchange["status"]) not in responses and exchange["status"] < 400:
            bad.append(f"{method} {exchange['pattern']}: {exchange['status']} is not described")
        else:
            check_body(document, exchange, resolved(document, response), bad)
    bad += [f"{m} {p} was never asked in the recording" for m, p in sorted(served - seen)]
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
