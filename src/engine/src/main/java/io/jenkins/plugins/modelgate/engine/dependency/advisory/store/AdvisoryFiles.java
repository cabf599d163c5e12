package io.jenkins.plugins.modelgate.engine.dependency.advisory.store;

import java.util.List;

/** Where in a snapshot the data of each source are. */
public final class AdvisoryFiles {
    /** Sources by name, which are their directories too. */
    public static final String NVD = "nvd";

    public static final String OSV = "osv";
    public static final String EPSS = "epss";
    public static final String KEV = "kev";

    /** All of them, in the order in which they are shown. */
    public static final List<String> SOURCES = List.of(NVD, OSV, EPSS, KEV);

    /** Index of OSV records. */
    public static final String OSV_INDEX = "osv/osv.index";

    /** FIRST's EPSS scores, CSV packed with gzip. */
    public static final String EPSS_SCORES = "epss/epss.csv.gz";

    /** CISA's catalogue of known exploited vulnerabilities, JSON. */
    public static final String KEV_CATALOGUE = "kev/kev.json";

    private AdvisoryFiles() {}
}
