package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.image.Image;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.image.layer.ImageNeighbours;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerEntry;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerFile;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading;
import io.jenkins.plugins.modelgate.engine.image.layer.LayerReading.Layer;
import io.jenkins.plugins.modelgate.engine.image.layer.LookNames;
import io.jenkins.plugins.modelgate.engine.image.layer.MergedTree;
import io.jenkins.plugins.modelgate.engine.image.layer.SecondLook;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One image after its layers have been read: what its file system holds, and what of it had to wait for that. */
final class ImageExamination {
    private static final int EACH = 20;

    private final LayerReading reading;
    private final List<Layer> layers;
    private final MergedTree tree;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Rule, Integer> counts = new LinkedHashMap<>();
    private final Map<LayerFile, Integer> layerOf = new IdentityHashMap<>();
    private final Map<LayerFile, Boolean> visible = new IdentityHashMap<>();
    private final List<ImageFile> files = new ArrayList<>();
    private final Map<Integer, Map<Long, List<SecondLook>>> looks = new HashMap<>();
    private int current;

    /** @param layers of the image, the lowest first */
    ImageExamination(LayerReading reading, List<Layer> layers) {
        this.reading = reading;
        this.layers = layers;
        this.tree = new MergedTree((rule, detail) -> report(rule, layers.get(current), detail));
    }

    /**
     * What it came to.
     *
     * @param files under every path of a file or of a link to one
     * @param directoryLinks paths of links that lead to directories, with the paths of these
     * @param hidden files that no path leads to
     * @param complete whether everything was examined that had to wait
     */
    record Result(
            List<ImageFile> files,
            Map<String, String> directoryLinks,
            List<Finding> findings,
            long hidden,
            boolean complete) {}

    Result run(Image image) throws InterruptedIOException {
        for (current = 0; current < layers.size(); current++) {
            for (LayerEntry entry : layers.get(current).entries()) {
                if (entry.file() != null) {
                    layerOf.put(entry.file(), current);
                }
            }
            tree.add(layers.get(current).entries());
        }
        tree.files(this::name);
        tree.links(this::name);
        boolean complete = look();
        counts.forEach((rule, count) -> {
            if (count > EACH) {
                findings.add(Finding.of(
                        rule,
                        Location.ofFile(Layout.path(image.descriptor().digest())),
                        "and " + (count - EACH) + " more of this kind"));
            }
        });
        long hidden = hidden();
        return new Result(files, tree.directoryLinks(), findings, hidden, complete);
    }

    /** A name that leads to a file: it is as it was examined, or must be looked at as what it is here. */
    private void name(String path, LayerFile file) {
        visible.put(file, true);
        if (!file.asked() && !LookNames.differ(path, file.path())) {
            files.add(new ImageFile(path, file));
        } else {
            SecondLook look = SecondLook.at(file, path, new ImageNeighbours(tree, path));
            looks.computeIfAbsent(layerOf.get(file), layer -> new HashMap<>())
                    .computeIfAbsent(look.at(), at -> new ArrayList<>())
                    .add(look);
        }
    }

    private boolean look() throws InterruptedIOException {
        boolean complete = true;
        for (Map.Entry<Integer, Map<Long, List<SecondLook>>> each : looks.entrySet()) {
            Layer layer = layers.get(each.getKey());
            boolean same = reading.again(layer.descriptor(), layer.diffId(), each.getValue());
            for (List<SecondLook> ofFile : each.getValue().values()) {
                for (SecondLook look : ofFile) {
                    if (same && look.done()) {
                        files.add(new ImageFile(look.path(), look.second()));
                    } else {
                        complete = false;
                        report(
                                ScanRules.UNREADABLE,
                                layer,
                                SafeText.quote(look.path()) + " cannot be read a second time");
                    }
                }
            }
        }
        return complete;
    }

    /** Files that no name leads to any more: what was found in them is told, and does not count. */
    private long hidden() {
        long count = 0;
        int told = 0;
        for (int i = 0; i < layers.size(); i++) {
            for (LayerEntry entry : layers.get(i).entries()) {
                LayerFile file = entry.file();
                if (file == null || visible.containsKey(file)) {
                    continue;
                }
                count++;
                ImageFile named = new ImageFile(file.path(), file);
                List<Finding> severe = named.findings(false).stream()
                        .filter(finding -> finding.severity().atLeast(Severity.MEDIUM))
                        .toList();
                if ((!severe.isEmpty() || named.isModel()) && told++ < 10 * EACH) {
                    findings.add(hidden(named, i, severe));
                }
            }
        }
        return count;
    }

    private static Finding hidden(ImageFile file, int layer, List<Finding> severe) {
        Location location = Location.ofFile(file.path());
        String where = "in layer " + (layer + 1);
        if (severe.isEmpty()) {
            return Finding.of(
                    ImageRules.HIDDEN_MODEL, location, file.file().result().format() + " " + where);
        }
        Set<String> rules = new java.util.TreeSet<>();
        severe.forEach(finding -> rules.add(finding.severity() + " " + finding.rule()));
        return Finding.of(ImageRules.HIDDEN, location, SafeText.of(where + ": " + String.join(", ", rules), 2000));
    }

    private void report(Rule rule, Layer layer, String detail) {
        if (counts.merge(rule, 1, Integer::sum) <= EACH) {
            findings.add(Finding.of(
                    rule, Location.ofFile(Layout.path(layer.descriptor().digest())), SafeText.of(detail, 2000)));
        }
    }
}
