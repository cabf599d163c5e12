"""Writes nvdcve-2.0-small.json, a feed of five real CVEs in the format of the NVD's JSON 2.0 feeds.

Ranges, vectors and dates were written after the NVD's public entries by hand, not fetched from it: the form is the NVD's, single facts may
differ. Descriptions are shortened. Python 3.11, standard library alone: python3 make-feed.py
"""
import json, hashlib


WORDS = {"AV": ("attackVector", {"N": "NETWORK", "L": "LOCAL"}), "AC": ("attackComplexity", {"L": "LOW", "H": "HIGH"}),
         "PR": ("privilegesRequired", {"N": "NONE", "L": "LOW", "H": "HIGH"}), "UI": ("userInteraction", {"N": "NONE", "R": "REQUIRED"}),
         "S": ("scope", {"U": "UNCHANGED", "C": "CHANGED"})}
IMPACTS = {"C": "confidentialityImpact", "I": "integrityImpact", "A": "availabilityImpact"}


def metrics(vector):
    """The words that the NVD gives beside each vector; Dependency-Check reads these."""
    out = {}
    for part in vector.split("/")[1:]:
        key, value = part.split(":")
        if key in WORDS:
            out[WORDS[key][0]] = WORDS[key][1][value]
        else:
            out[IMPACTS[key]] = {"N": "NONE", "L": "LOW", "H": "HIGH"}[value]
    return out


def cve(number, cwe, changed, text, vector, score, severity, ranges):
    matches = []
    for criteria, limits in ranges:
        matches.append({"vulnerable": True, "criteria": criteria, "matchCriteriaId": "00000000-0000-0000-0000-000000000000", **limits})
    return {"cve": {
        "id": number, "sourceIdentifier": "nvd@nist.gov", "published": "2021-12-10T10:15:09.143", "lastModified": changed,
        "vulnStatus": "Analyzed", "cveTags": [], "descriptions": [{"lang": "en", "value": text}],
        "metrics": {"cvssMetricV31": [{
            "source": "nvd@nist.gov", "type": "Primary",
            "cvssData": {"version": "3.1", "vectorString": vector, "baseScore": score, "baseSeverity": severity, **metrics(vector)},
            "exploitabilityScore": 3.9, "impactScore": 5.9}]},
        "weaknesses": [{"source": "nvd@nist.gov", "type": "Primary", "description": [{"lang": "en", "value": cwe}]}],
        "configurations": [{"nodes": [{"operator": "OR", "negate": False, "cpeMatch": matches}]}],
        "references": [{"url": "https://nvd.nist.gov/vuln/detail/" + number, "source": "nvd@nist.gov"}]}}


entries = [
    cve("CVE-2020-14343", "CWE-20", "2024-11-21T05:03:03.047",
        "A vulnerability was discovered in the PyYAML library in versions before 5.4, where it is susceptible to arbitrary code execution when it processes untrusted YAML files through the full_load method.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "CRITICAL",
        [("cpe:2.3:a:pyyaml:pyyaml:*:*:*:*:*:*:*:*", {"versionEndExcluding": "5.4"})]),
    cve("CVE-2021-44228", "CWE-502", "2025-10-27T17:35:59.287",
        "Apache Log4j2 2.0-beta9 through 2.15.0 (excluding security releases 2.12.2, 2.12.3, and 2.3.1) JNDI features do not protect against attacker controlled LDAP and other JNDI related endpoints.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0, "CRITICAL",
        [("cpe:2.3:a:apache:log4j:*:*:*:*:*:*:*:*", {"versionStartIncluding": "2.0.1", "versionEndExcluding": "2.3.1"}),
         ("cpe:2.3:a:apache:log4j:*:*:*:*:*:*:*:*", {"versionStartIncluding": "2.4.0", "versionEndExcluding": "2.12.2"}),
         ("cpe:2.3:a:apache:log4j:*:*:*:*:*:*:*:*", {"versionStartIncluding": "2.13.0", "versionEndExcluding": "2.15.0"})]),
    cve("CVE-2021-23337", "CWE-94", "2024-11-21T05:51:31.643",
        "Lodash versions prior to 4.17.21 are vulnerable to Command Injection via the template function.",
        "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H", 7.2, "HIGH",
        [("cpe:2.3:a:lodash:lodash:*:*:*:*:*:node.js:*:*", {"versionEndExcluding": "4.17.21"})]),
    cve("CVE-2022-21797", "CWE-94", "2024-11-21T06:45:27.403",
        "The package joblib from 0 and before 1.2.0 are vulnerable to Arbitrary Code Execution via the pre_dispatch flag in Parallel() class due to the eval() statement.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "CRITICAL",
        [("cpe:2.3:a:joblib_project:joblib:*:*:*:*:*:python:*:*", {"versionEndExcluding": "1.2.0"})]),
    cve("CVE-2024-3660", "CWE-94", "2025-02-13T18:18:03.890",
        "A arbitrary code injection vulnerability in TensorFlow's Keras framework (<2.13) allows attackers to execute arbitrary code with the same permissions as the application using a model that allow arbitrary code irrespective of the application.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "CRITICAL",
        [("cpe:2.3:a:keras:keras:*:*:*:*:*:*:*:*", {"versionEndExcluding": "2.13.0"})]),
]
feed = {"resultsPerPage": len(entries), "startIndex": 0, "totalResults": len(entries), "format": "NVD_CVE", "version": "2.0",
        "timestamp": "2026-11-25T08:00:00.000", "vulnerabilities": entries}
body = json.dumps(feed, indent=1).encode()
open("nvdcve-2.0-small.json", "wb").write(body)
open("nvdcve-2.0-small.meta", "wb").write(("lastModifiedDate:2026-11-25T03:00:00-05:00\r\nsize:%d\r\nsha256:%s\r\n"
                                           % (len(body), hashlib.sha256(body).hexdigest().upper())).encode())
