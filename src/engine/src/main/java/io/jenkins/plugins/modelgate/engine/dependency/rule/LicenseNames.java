package io.jenkins.plugins.modelgate.engine.dependency.rule;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What packages write instead of SPDX identifiers: names of licences and PyPI's classifiers. Only what can mean one licence
 * alone; of the copyleft ones every form that is met, for those are the ones that are denied.
 */
final class LicenseNames {
    private static final Pattern GNU = Pattern.compile("(?:the )?(?:gnu )?"
            + "(affero general public|lesser general public|library or lesser general public|general public|agpl|lgpl|gpl)"
            + "(?: license)?,?(?: ?\\(?(?:[al]?gpl)?\\)?)?[ -]*(?:version |v)?([123])?(?:\\.(\\d))?(?:\\.0)?\\)?"
            + "( or later.*| or \\(at your option\\).*|\\+| only)?(?: ?\\([al]?gplv?[0-9.]*\\+?\\))?");
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    /** Identifiers of SPDX's list, in lower case: they are compared so. */
    private static final Set<String> SPDX = NameList.read("spdx-licenses.txt").stream()
            .map(id -> id.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    static {
        NAMES.put("mit license", "MIT");
        NAMES.put("the mit license", "MIT");
        NAMES.put("bsd license", "LicenseRef-BSD");
        NAMES.put("bsd", "LicenseRef-BSD");
        NAMES.put("new bsd", "BSD-3-Clause");
        NAMES.put("bsd 3-clause", "BSD-3-Clause");
        NAMES.put("bsd-3", "BSD-3-Clause");
        NAMES.put("bsd-2", "BSD-2-Clause");
        NAMES.put("psfl", "PSF-2.0");
        NAMES.put("3-clause bsd license", "BSD-3-Clause");
        NAMES.put("apache", "LicenseRef-Apache");
        NAMES.put("apache software license", "Apache-2.0");
        NAMES.put("apache 2.0", "Apache-2.0");
        NAMES.put("apache 2", "Apache-2.0");
        NAMES.put("apache-2", "Apache-2.0");
        NAMES.put("apache2", "Apache-2.0");
        NAMES.put("apache license 2.0", "Apache-2.0");
        NAMES.put("apache license, version 2.0", "Apache-2.0");
        NAMES.put("the apache software license, version 2.0", "Apache-2.0");
        NAMES.put("python software foundation license", "PSF-2.0");
        NAMES.put("psf", "PSF-2.0");
        NAMES.put("isc license (iscl)", "ISC");
        NAMES.put("isc license", "ISC");
        NAMES.put("mozilla public license 2.0 (mpl 2.0)", "MPL-2.0");
        NAMES.put("eclipse public license - v 2.0", "EPL-2.0");
        NAMES.put("the unlicense (unlicense)", "Unlicense");
        NAMES.put("server side public license", "SSPL-1.0");
    }

    private LicenseNames() {}

    /** The SPDX expression that a text stands for, or the text. */
    static String spdx(String text) {
        String name = text.trim();
        int classifier = name.lastIndexOf("::");
        if (classifier >= 0) {
            name = name.substring(classifier + 2).trim();
        }
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (NAMES.containsKey(lower)) {
            return NAMES.get(lower);
        }
        Matcher gnu = GNU.matcher(lower.length() > 200 ? "" : lower);
        return gnu.matches() && !SPDX.contains(lower) ? gnu(gnu) : name;
    }

    /** Whether an identifier means one licence that everybody can look up, or one of the package's own. */
    static boolean isKnown(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return SPDX.contains(lower)
                || SPDX.contains(lower.replaceFirst("\\+$", ""))
                || lower.matches("(documentref-[a-z0-9.-]+:)?licenseref-[a-z0-9.-]+");
    }

    private static String gnu(Matcher gnu) {
        String words = gnu.group(1);
        String family = words.startsWith("a") ? "AGPL" : words.startsWith("l") ? "LGPL" : "GPL";
        String major = gnu.group(2) == null ? family.equals("AGPL") ? "3" : "1" : gnu.group(2);
        String minor = gnu.group(3) == null ? "0" : gnu.group(3);
        boolean later =
                gnu.group(2) == null || gnu.group(4) != null && !gnu.group(4).equals(" only");
        return family + "-" + major + "." + minor + (later ? "-or-later" : "-only");
    }
}
