package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Judges the names in the tree: two that are one elsewhere, and such that are not what they seem. */
public final class NameTree implements TreeScanner {
    private static final int EACH = 50;

    @Override
    public void scan(List<TreeFile> files, List<Remark> remarks, Consumer<Finding> findings) {
        Map<String, String> known = new HashMap<>();
        Set<String> judged = new HashSet<>();
        Map<Rule, Integer> counts = new LinkedHashMap<>();
        for (TreeFile file : files) {
            String path = file.path();
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                name(path.substring(0, slash), known, judged, counts, findings);
            }
            name(path, known, judged, counts, findings);
        }
        counts.forEach((rule, count) -> {
            if (count > EACH) {
                findings.accept(Finding.of(rule, Location.ofFile(""), "and " + (count - EACH) + " more of this kind"));
            }
        });
    }

    /** Judges a file or a directory once. */
    private static void name(
            String path,
            Map<String, String> known,
            Set<String> judged,
            Map<Rule, Integer> counts,
            Consumer<Finding> findings) {
        if (!judged.add(path)) {
            return;
        }
        String other = known.putIfAbsent(Names.folded(path), path);
        if (other != null) {
            report(RepositoryRules.COLLISION, path, "the other one is " + SafeText.quote(other), counts, findings);
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        String deceit = Names.deceit(name);
        if (deceit != null) {
            report(RepositoryRules.MISLEADING_NAME, path, deceit, counts, findings);
        }
        String fault = Names.unportable(name);
        if (fault != null) {
            report(RepositoryRules.UNPORTABLE_NAME, path, fault, counts, findings);
        }
    }

    private static void report(
            Rule rule, String path, String detail, Map<Rule, Integer> counts, Consumer<Finding> findings) {
        if (counts.merge(rule, 1, Integer::sum) <= EACH) {
            findings.accept(Finding.of(rule, Location.ofFile(path), SafeText.of(detail, 2000)));
        }
    }
}
