package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours.Neighbour;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges where tensors keep their data; one for a model, so that a thousand tensors in one file tell a thing once. */
final class ExternalData {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int REMEMBERED = 2000;

    private final Inspection inspection;
    private final Set<String> told = new HashSet<>();

    ExternalData(Inspection inspection) {
        this.inspection = inspection;
    }

    /** A location by itself; returns whether it may be followed. */
    boolean location(String location, long offset) {
        String escape = PlainPath.escape(location);
        if (escape != null) {
            inspection.report(OnnxRules.DATA_ESCAPE, offset, "location " + SafeText.quote(location) + " " + escape);
            return false;
        }
        if (PlainPath.isLoadable(location)) {
            once(OnnxRules.DATA_TARGET, location, offset, "location " + SafeText.quote(location));
        }
        return true;
    }

    /** A key beside {@code location}; returns its number, 0 if it is wrong or not a number at all. */
    long entry(String key, String value, long offset) {
        switch (key) {
            case "offset", "length" -> {
                if (NUMBER.matcher(value).matches()) {
                    return Long.parseLong(value);
                }
                inspection.report(
                        OnnxRules.DATA_RANGE, offset, key + " " + SafeText.quote(value) + " is not a plain number");
            }
            case "basepath" -> {
                if (!value.isEmpty() && PlainPath.escape(value) != null) {
                    inspection.report(
                            OnnxRules.DATA_ESCAPE,
                            offset,
                            "basepath " + SafeText.quote(value) + " " + PlainPath.escape(value));
                }
            }
            case "checksum" -> {
                // tells nothing that the digest of the data file does not
            }
            default ->
                inspection.report(OnnxRules.DATA_KEY, offset, "key " + SafeText.quote(key) + " in external_data");
        }
        return 0;
    }

    /** The range [offset, offset + length) of a location that may be followed. */
    void range(String location, long from, long length, long offset) {
        String path = PlainPath.normal(location);
        String shown = SafeText.quote(location);
        Neighbour target = inspection.neighbours().find(path);
        switch (target.kind()) {
            case ABSENT -> once(OnnxRules.DATA_MISSING, location, offset, shown + " is not there");
            case LINK -> once(OnnxRules.DATA_LINK, location, offset, shown + " is or passes through a symbolic link");
            case OTHER -> once(OnnxRules.DATA_LINK, location, offset, shown + " is a special file");
            case DIRECTORY -> once(OnnxRules.DATA_LINK, location, offset, shown + " is a directory");
            default -> {
                if (target.hardLinks() > 1) {
                    once(
                            OnnxRules.DATA_LINK,
                            location,
                            offset,
                            shown + " has " + target.hardLinks() + " names (hard links)");
                }
                if (from > target.size() || length > target.size() - from) {
                    inspection.report(
                            OnnxRules.DATA_RANGE,
                            offset,
                            "offset " + from + " and length " + length + " go beyond " + shown + " of " + target.size()
                                    + " bytes");
                }
                inspection.neighbours().include(path);
            }
        }
    }

    private void once(Rule rule, String location, long offset, String detail) {
        String key = rule.id() + ' ' + location;
        if (told.size() >= REMEMBERED ? !told.contains(key) : told.add(key)) {
            inspection.report(rule, offset, detail);
        }
    }
}
