"""Reads what `textmend check --format F` prints as other programs do. Usage: outputs.py FILE... in their folder.

SARIF is checked against the models that pydantic-sarif generates from the standard's schema; the fixes of SARIF and
the suggestions of rdjson, carried out, must give what `textmend fix` gives; JUnit's counts must be true.
"""
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from pydantic_sarif import model


def textmend(*arguments):
    return subprocess.run(["textmend", *arguments], capture_output=True, check=False)


def replaced(data, edits):
    """Edits are (start, end, text) in bytes."""
    out, position = b"", 0
    for start, end, text in sorted(edits):
        assert start >= position, "edits overlap"
        out += data[position:start] + text.encode()
        position = end
    return out + data[position:]


def mended(name):
    with open(name, "rb") as file:
        return subprocess.run(
            ["textmend", "filter", "--stdin-filename", name], stdin=file, capture_output=True, check=True).stdout


def offset(data, place):
    lines = data.split(b"\n")
    return sum(len(line) + 1 for line in lines[: place["line"] - 1]) + place["column"] - 1


names = sys.argv[1:]
files = {name: open(name, "rb").read() for name in names}
expected = {name: mended(name) for name in names}

text = textmend("check", "--format", "sarif", *names).stdout
log = json.loads(text)
log.pop("$schema")
model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log) if hasattr(
    model, "StaticAnalysisResultsFormatSarifVersion210JsonSchema") else model.Sarif.model_validate(log)
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
edits = {name: [] for name in names}
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] >= 1 and region["endColumn"] >= 1
    for fix in result.get("fixes", []):
        change = fix["artifactChanges"][0]
        for replacement in change["replacements"]:
            start = replacement["deletedRegion"]["byteOffset"]
            end = start + replacement["deletedRegion"]["byteLength"]
            edits[change["artifactLocation"]["uri"]].append((start, end, replacement["insertedContent"]["text"]))
for name in names:
    assert replaced(files[name], edits[name]) == expected[name], f"sarif: {name}"

diagnostics = json.loads(textmend("check", "--format", "rdjson", *names).stdout)["diagnostics"]
edits = {name: [] for name in names}
for diagnostic in diagnostics:
    name = diagnostic["location"]["path"]
    for suggestion in diagnostic.get("suggestions", []):
        start, end = (offset(files[name], suggestion["range"][side]) for side in ("start", "end"))
        edits[name].append((start, end, suggestion["text"]))
for name in names:
    assert replaced(files[name], edits[name]) == expected[name], f"rdjson: {name}"

for suite in ElementTree.fromstring(textmend("check", "--format", "junit", *names).stdout):
    assert len(suite) == int(suite.get("tests"))
    for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert len(suite.findall(f"testcase/{tag}")) == int(suite.get(kind))
print("outputs agree")
