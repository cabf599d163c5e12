package io.jenkins.plugins.modelgate.engine.configuration.docker;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the makers of base images stop mending them. A version that is older than the oldest of its line here has ended, one
 * that is not here has not. Sources: endoflife.date; devguide.python.org, Status of Python versions; wiki.debian.org/LTS;
 * ubuntu.com, Release cycle (standard support); github.com/nodejs/Release; alpinelinux.org, Releases.
 */
final class EndOfLife {
    /** Whoever reads it mends it: image, then version and last day. */
    private static final String TABLE = """
            python 2.7 2020-01-01, 3.5 2020-09-30, 3.6 2021-12-23, 3.7 2023-06-27, 3.8 2024-10-07, 3.9 2025-10-31
            python 3.10 2026-10-31, 3.11 2027-10-31, 3.12 2028-10-31, 3.13 2029-10-31, 3.14 2030-10-31
            ubuntu 16.04 2021-04-30, 18.04 2023-05-31, 20.04 2025-05-31, 21.04 2022-01-20, 21.10 2022-07-14
            ubuntu 22.04 2027-04-30, 22.10 2023-07-20
            ubuntu 23.04 2024-01-25, 23.10 2024-07-11, 24.04 2029-04-30, 24.10 2025-07-10, 25.04 2026-01-15
            debian 8 2020-06-30, 9 2022-06-30, 10 2024-06-30, 11 2026-08-31, 12 2028-06-30, 13 2030-06-30
            node 14 2023-04-30, 15 2021-06-01, 16 2023-09-11, 17 2022-06-01, 18 2025-04-30, 19 2023-06-01, 20 2026-04-30
            node 21 2024-06-01, 22 2027-04-30, 23 2025-06-01, 24 2028-04-30, 25 2026-06-01
            alpine 3.17 2024-11-22, 3.18 2025-05-09, 3.19 2025-11-01, 3.20 2026-04-01, 3.21 2026-11-01
            alpine 3.22 2027-05-01
            centos 7 2024-06-30, 8 2021-12-31
            nvidia/cuda 10.2 2022-11-30
            tensorflow/tensorflow 1.15 2021-01-28
            """;

    private static final Map<String, String> CODE_NAMES = Map.ofEntries(
            Map.entry("jessie", "debian 8"),
            Map.entry("stretch", "debian 9"),
            Map.entry("buster", "debian 10"),
            Map.entry("bullseye", "debian 11"),
            Map.entry("bookworm", "debian 12"),
            Map.entry("trixie", "debian 13"),
            Map.entry("xenial", "ubuntu 16.04"),
            Map.entry("bionic", "ubuntu 18.04"),
            Map.entry("focal", "ubuntu 20.04"),
            Map.entry("jammy", "ubuntu 22.04"),
            Map.entry("noble", "ubuntu 24.04"));

    private static final Pattern NAMED =
            Pattern.compile("(?<![a-z])(ubuntu|debian|alpine|centos)-?([0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern VERSION = Pattern.compile("v?([0-9]+)(?:\\.([0-9]+))?(?![0-9]).*");

    private static final Map<String, Map<String, LocalDate>> LINES = lines();

    private EndOfLife() {}

    /** Whether an image, or what its tag says that it is built on, had ended before this day. */
    static boolean isPast(String image, LocalDate today) {
        String name =
                image.replaceFirst("@.*", "").replaceFirst("^docker\\.io/", "").replaceFirst("^library/", "");
        String last = name.substring(name.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        String tag = colon < 0 ? "" : last.substring(colon + 1);
        String repository = colon < 0 ? name : name.substring(0, name.length() - tag.length() - 1);
        String line = LINES.keySet().stream()
                .filter(each -> repository.equals(each) || repository.endsWith("/" + each))
                .findFirst()
                .orElse("");
        // Images that get nothing at all any more, whatever their tag says.
        return repository.matches("(.*/)?(centos|openjdk)")
                || !line.isEmpty() && ended(line, tag, today)
                || base(tag, today);
    }

    private static boolean base(String tag, LocalDate today) {
        for (String part : tag.split("[-_.]")) {
            String named = CODE_NAMES.getOrDefault(part, "");
            if (!named.isEmpty() && ended(named.split(" ")[0], named.split(" ")[1], today)) {
                return true;
            }
        }
        Matcher system = NAMED.matcher(tag);
        while (system.find()) {
            if (ended(system.group(1), system.group(2), today)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ended(String line, String tag, LocalDate today) {
        Map<String, LocalDate> ends = LINES.get(line);
        Matcher version = VERSION.matcher(tag);
        if (ends == null || !version.matches()) {
            return false;
        }
        String major = version.group(1);
        String minor = version.group(2);
        LocalDate end = minor == null ? null : ends.get(major + "." + minor);
        end = end == null ? ends.get(major) : end;
        if (end != null) {
            return today.isAfter(end);
        }
        // Of "python:3" the newest is meant; of "python:2" the newest has ended as well.
        Optional<LocalDate> newest = ends.entrySet().stream()
                .filter(each -> minor == null && each.getKey().startsWith(major + "."))
                .map(Map.Entry::getValue)
                .max(LocalDate::compareTo);
        List<String> same = ends.keySet().stream()
                .filter(each -> each.startsWith(major + "."))
                .toList();
        boolean older = (same.isEmpty() ? ends.keySet() : same)
                .stream().noneMatch(each -> number(each) <= number(major + "." + minor));
        return newest.map(today::isAfter).orElse(older);
    }

    /** Orders versions of two numbers. */
    private static long number(String version) {
        String[] parts = version.split("\\.");
        long minor = parts.length < 2 || parts[1].equals("null") ? 0 : Long.parseLong(cut(parts[1]));
        return Long.parseLong(cut(parts[0])) * 1_000_000 + minor;
    }

    /** Numbers that nobody gives to a version are all the same to us. */
    private static String cut(String digits) {
        return digits.length() > 6 ? "999999" : digits;
    }

    private static Map<String, Map<String, LocalDate>> lines() {
        Map<String, Map<String, LocalDate>> lines = new HashMap<>();
        for (String row : TABLE.strip().split("\n")) {
            String image = row.strip().split(" ", 2)[0];
            for (String each : List.of(row.strip().split(" ", 2)[1].split(", "))) {
                String[] parts = each.split(" ");
                lines.computeIfAbsent(image, key -> new HashMap<>()).put(parts[0], LocalDate.parse(parts[1]));
            }
        }
        return lines;
    }
}
