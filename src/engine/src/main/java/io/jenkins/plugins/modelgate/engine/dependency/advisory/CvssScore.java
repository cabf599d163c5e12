package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import us.springett.cvss.Cvss;
import us.springett.cvss.MalformedVectorException;

/**
 * Base scores by FIRST's specifications of CVSS 2, 3.0, 3.1 and 4.0. What a vector says beyond its base metrics, such as
 * that an exploit is unlikely, is somebody else's view of somebody else's machine and leaves the score alone.
 */
public final class CvssScore {
    private static final Set<String> BASE_V4 =
            Set.of("CVSS:4.0", "AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA");
    private static final Set<String> BASE_V3 =
            Set.of("CVSS:3.0", "CVSS:3.1", "AV", "AC", "PR", "UI", "S", "C", "I", "A");
    private static final Set<String> BASE_V2 = Set.of("AV", "AC", "AU", "C", "I", "A");

    private CvssScore() {}

    /** The highest base score of all of them, 0 to 10, whatever their version of CVSS; null without any. */
    @CheckForNull
    public static Double of(Collection<String> vectors) {
        Double worst = null;
        for (String vector : vectors) {
            Double score = of(vector);
            worst = score != null && (worst == null || score > worst) ? score : worst;
        }
        return worst;
    }

    /** Base score of one vector; null when it is none. */
    @CheckForNull
    public static Double of(String vector) {
        String trimmed = vector.trim();
        if (trimmed.startsWith("(") && trimmed.endsWith(")")) {
            trimmed = trimmed.substring(1, trimmed.length() - 1);
        }
        Set<String> metrics = version(trimmed) == 4 ? BASE_V4 : version(trimmed) == 2 ? BASE_V2 : BASE_V3;
        List<String> base = Arrays.stream(trimmed.split("/"))
                .filter(part -> metrics.contains(metric(part)))
                .toList();
        if (base.size() != metrics.size() - (metrics == BASE_V3 ? 1 : 0)
                || base.stream().map(CvssScore::metric).distinct().count() != base.size()) {
            return null;
        }
        try {
            Cvss cvss = Cvss.fromVector(base.stream().collect(Collectors.joining("/")));
            double score = cvss == null ? Double.NaN : cvss.calculateScore().getBaseScore();
            return score >= 0 && score <= 10 ? score : null;
        } catch (MalformedVectorException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String metric(String part) {
        int colon = part.indexOf(':');
        String name = colon < 0 ? part : part.substring(0, colon);
        return name.equals("CVSS") ? part : name.toUpperCase(Locale.ROOT);
    }

    /** 2, 3 (3.0), 31 stands as 3 too: FIRST's revision changed no base metric's meaning. */
    private static int version(String vector) {
        if (!vector.startsWith("CVSS:")) {
            return 2;
        }
        return vector.startsWith("CVSS:4") ? 4 : 3;
    }
}
