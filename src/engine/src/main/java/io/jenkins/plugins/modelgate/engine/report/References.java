package io.jenkins.plugins.modelgate.engine.report;

import java.util.regex.Pattern;

/** Pages that explain the identifiers in {@link Rule#references()}. */
final class References {
    private static final Pattern ATLAS = Pattern.compile("AML\\.TA?[0-9]{4}(\\.[0-9]{3})?");
    private static final Pattern CWE = Pattern.compile("CWE-([0-9]{1,5})");
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");
    private static final Pattern GHSA = Pattern.compile("GHSA(-[0-9a-z]{4}){3}");

    private References() {}

    /** Address of the page, or the empty text for anything that is not exactly a known kind of identifier. */
    static String url(String reference) {
        if (ATLAS.matcher(reference).matches()) {
            return (reference.startsWith("AML.TA")
                            ? "https://atlas.mitre.org/tactics/"
                            : "https://atlas.mitre.org/techniques/")
                    + reference;
        }
        if (CWE.matcher(reference).matches()) {
            return "https://cwe.mitre.org/data/definitions/" + reference.substring(4) + ".html";
        }
        if (CVE.matcher(reference).matches()) {
            return "https://www.cve.org/CVERecord?id=" + reference;
        }
        return GHSA.matcher(reference).matches() ? "https://github.com/advisories/" + reference : "";
    }
}
