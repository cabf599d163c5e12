package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.dependency.version.VersionOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a version is affected, as the section "Evaluation" of the schema says, by the order of its ecosystem.
 *
 * <p>Stricter where the schema says nothing: a rebuild of a version ({@code 2.0.1+cu118} of {@code 2.0.1}) is affected where
 * the version itself is listed or the last affected one, as PEP 440 has it for {@code ==} and {@code <=}; a range without an
 * introduction starts before every version.
 */
final class RangeJudge {
    private final VersionOrder order;

    RangeJudge(VersionOrder order) {
        this.order = order;
    }

    /**
     * Whether the range includes the version.
     *
     * @throws InvalidVersionException when the version or one of the range cannot be read
     */
    boolean includes(OsvRange range, String version) throws InvalidVersionException {
        if (!isBeforeLimits(range.events(), version)) {
            return false;
        }
        boolean affected = range.events().stream().noneMatch(event -> event.kind() == OsvEvent.Kind.INTRODUCED);
        for (OsvEvent event : sorted(range.events())) {
            switch (event.kind()) {
                case INTRODUCED -> affected |= isStart(event) || order.compare(version, event.version()) >= 0;
                case FIXED -> affected &= order.compare(version, event.version()) < 0;
                case LAST_AFFECTED ->
                    affected &= order.compare(comparable(version, event.version()), event.version()) <= 0;
                default -> {
                    // Limits were looked at before.
                }
            }
        }
        return affected;
    }

    /** Whether the version is one of a list; entries that today's rules cannot read are not the same as one that they can. */
    boolean isListed(List<String> versions, String version) {
        String digits = digits(version);
        for (String listed : versions) {
            try {
                if (digits.equals(digits(listed)) && order.compare(comparable(version, listed), listed) == 0) {
                    return true;
                }
            } catch (InvalidVersionException e) {
                continue;
            }
        }
        return false;
    }

    /** Whether the ecosystem knows such a version; what cannot be compared with itself cannot be with others. */
    boolean isVersion(String version) {
        try {
            return order.compare(version, version) == 0;
        } catch (InvalidVersionException e) {
            return false;
        }
    }

    /** Versions of fixes that come after the version, oldest first, each once. */
    List<String> fixes(List<OsvRange> ranges, String version, int limit) {
        List<OsvEvent> fixes = new ArrayList<>();
        for (OsvRange range : ranges) {
            for (OsvEvent event : range.events()) {
                if (event.kind() == OsvEvent.Kind.FIXED && isLater(event.version(), version)) {
                    fixes.add(event);
                }
            }
        }
        List<OsvEvent> inOrder = fixes;
        try {
            inOrder = sorted(fixes);
        } catch (InvalidVersionException e) {
            // They stay in the order of the record: they are shown, nothing is decided by them.
            inOrder = fixes;
        }
        return inOrder.stream().map(OsvEvent::version).distinct().limit(limit).toList();
    }

    private boolean isLater(String fix, String version) {
        try {
            return version == null || order.compare(fix, version) > 0;
        } catch (InvalidVersionException e) {
            return true;
        }
    }

    private boolean isBeforeLimits(List<OsvEvent> events, String version) throws InvalidVersionException {
        boolean limited = false;
        for (OsvEvent event : events) {
            if (event.kind() == OsvEvent.Kind.LIMIT) {
                if (event.version().contains("*") || order.compare(version, event.version()) < 0) {
                    return true;
                }
                limited = true;
            }
        }
        return !limited;
    }

    private static boolean isStart(OsvEvent event) {
        return event.kind() == OsvEvent.Kind.INTRODUCED && event.version().equals("0");
    }

    /** By version, those of one version in the record's own order. Few: sorted by insertion, in binary steps. */
    private List<OsvEvent> sorted(List<OsvEvent> events) throws InvalidVersionException {
        List<OsvEvent> sorted = new ArrayList<>(events.size());
        for (OsvEvent event : events) {
            if (event.kind() == OsvEvent.Kind.LIMIT) {
                continue;
            }
            int low = 0;
            int high = sorted.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(sorted.get(middle), event) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            sorted.add(low, event);
        }
        return sorted;
    }

    private int compare(OsvEvent first, OsvEvent second) throws InvalidVersionException {
        if (isStart(first) || isStart(second)) {
            return Boolean.compare(isStart(second), isStart(first));
        }
        return order.compare(first.version(), second.version());
    }

    /** The version without what tells rebuilds apart, unless the other one tells them apart too. */
    private static String comparable(String version, String other) {
        int plus = version.indexOf('+');
        return plus < 0 || other.indexOf('+') >= 0 ? version : version.substring(0, plus);
    }

    /**
     * Digits but zeros, up to the rebuild's name: the same for all spellings of one version in any ecosystem ({@code 1.0},
     * {@code v1}, {@code 1.0.0.post0}), so that most of a long list need not be parsed.
     */
    private static String digits(String version) {
        StringBuilder digits = new StringBuilder(version.length());
        for (int i = 0; i < version.length() && version.charAt(i) != '+'; i++) {
            char character = version.charAt(i);
            if (character > '0' && character <= '9') {
                digits.append(character);
            }
        }
        return digits.toString();
    }
}
