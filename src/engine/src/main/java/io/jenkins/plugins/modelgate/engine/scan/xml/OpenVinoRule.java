package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours.Kind;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours.Neighbour;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** OpenVINO's intermediate representation: layers, paths of extensions, and where in the .bin file the weights lie. */
final class OpenVinoRule implements ElementRule {
    private static final Pattern OPERATOR_SET = Pattern.compile("opset[0-9]{1,2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Elements and attributes that name libraries and configurations of custom layers. */
    private static final Set<String> PATHS = Set.of(
            "extension", "extensions", "custom_layers", "custom_layers_config", "transformations_config", "library");

    /** What the converter writes in place of a path or of nothing. */
    private static final Set<String> NOTHING = Set.of("", "None", "DIR", "{}", "[]", "()");

    private static final int REMEMBERED = 1000;

    private final Inspection inspection;
    private final String weights;
    private final Set<String> told = new TreeSet<>();
    private Neighbour bin;

    /** @param name of the document, last segment of its path */
    OpenVinoRule(Inspection inspection, String name) {
        this.inspection = inspection;
        int dot = name.lastIndexOf('.');
        this.weights = (dot < 0 ? name : name.substring(0, dot)) + ".bin";
    }

    @Override
    public void start(String element, Map<String, String> attributes, long offset) {
        if (element.equals("layer")) {
            layer(attributes, offset);
        } else if (Set.of("data", "weights", "biases").contains(element) && attributes.containsKey("size")) {
            range(attributes.getOrDefault("offset", "0"), attributes.get("size"), offset);
        }
        if (PATHS.contains(element)) {
            attributes.values().forEach(value -> path(element, value, offset));
        }
        attributes.forEach((name, value) -> {
            if (PATHS.contains(name)) {
                path(name, value, offset);
            }
        });
    }

    private void layer(Map<String, String> attributes, long offset) {
        String version = attributes.get("version");
        if (version != null && !OPERATOR_SET.matcher(version).matches()) {
            String layer = version + ":" + attributes.getOrDefault("type", "");
            if (told.size() < REMEMBERED && told.add(layer)) {
                inspection.incomplete(XmlRules.CUSTOM_LAYER, offset, "layer " + SafeText.quote(layer));
            }
        }
    }

    private void path(String name, String value, long offset) {
        String escape = NOTHING.contains(value) ? null : PlainPath.escape(value);
        if (escape != null) {
            inspection.report(XmlRules.PATH, offset, name + " " + SafeText.quote(value) + " " + escape);
        }
    }

    private void range(String from, String size, long offset) {
        boolean numbers = NUMBER.matcher(from).matches() && NUMBER.matcher(size).matches();
        long start = numbers ? Long.parseLong(from) : 0;
        long length = numbers ? Long.parseLong(size) : 0;
        Neighbour file = bin();
        boolean outside = file.kind() == Kind.FILE && (start > file.size() || length > file.size() - start);
        if ((!numbers || outside) && told.size() < REMEMBERED && told.add("range")) {
            inspection.report(
                    XmlRules.WEIGHTS,
                    offset,
                    "offset " + SafeText.quote(from) + ", size " + SafeText.quote(size)
                            + (outside ? ", the file has " + file.size() + " bytes" : " are no plain numbers"));
        }
    }

    private Neighbour bin() {
        if (bin == null) {
            bin = inspection.neighbours().find(weights);
            if (bin.kind() == Kind.FILE) {
                inspection.neighbours().include(weights);
            }
        }
        return bin;
    }
}
