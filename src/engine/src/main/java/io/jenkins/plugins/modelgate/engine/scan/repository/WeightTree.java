package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Remark;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import io.jenkins.plugins.modelgate.engine.scan.TreeScanner;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges weight files by their names: formats beside each other, and shards that do not fit together. */
public final class WeightTree implements TreeScanner {
    private static final Pattern SHARD = Pattern.compile("(.*?)[-_]([0-9]{1,6})-of-([0-9]{1,6})\\.([A-Za-z0-9]+)");

    /** Names under which loaders look for the weights of one model, in the order of no loader in particular. */
    private static final Set<String> WEIGHTS = Set.of(
            "model.safetensors",
            "pytorch_model.bin",
            "tf_model.h5",
            "flax_model.msgpack",
            "diffusion_pytorch_model.safetensors",
            "diffusion_pytorch_model.bin",
            "adapter_model.safetensors",
            "adapter_model.bin",
            "model.onnx",
            "rust_model.ot");

    private static final int MOST_SHARDS = 100_000;

    @Override
    public void scan(List<TreeFile> files, List<Remark> remarks, Consumer<Finding> findings) {
        Map<String, Set<String>> weights = new TreeMap<>();
        Map<String, Map<Integer, BitSet>> sets = new TreeMap<>();
        for (TreeFile file : files) {
            if (WEIGHTS.contains(file.name())) {
                weights.computeIfAbsent(file.directory(), directory -> new TreeSet<>())
                        .add(file.name());
            }
            Matcher shard = SHARD.matcher(file.name());
            if (shard.matches()) {
                int of = Integer.parseInt(shard.group(3));
                String set = file.directory() + shard.group(1) + "-*." + shard.group(4);
                sets.computeIfAbsent(set, name -> new TreeMap<>())
                        .computeIfAbsent(of, total -> new BitSet())
                        .set(Math.min(MOST_SHARDS, Integer.parseInt(shard.group(2))));
            }
        }
        weights.forEach((directory, names) -> {
            if (names.size() > 1) {
                report(RepositoryRules.TWO_WEIGHTS, directory, String.join(", ", names), findings);
            }
        });
        sets.forEach((set, splittings) -> shards(set, splittings, findings));
    }

    private static void shards(String set, Map<Integer, BitSet> splittings, Consumer<Finding> findings) {
        String directory = set.substring(0, set.lastIndexOf('/') + 1);
        if (splittings.size() > 1) {
            String detail = SafeText.quote(set) + " is there in splittings of " + splittings.keySet();
            report(RepositoryRules.SHARDS, directory, detail, findings);
        }
        splittings.forEach((total, present) -> {
            int first = present.get(0) ? 0 : 1;
            int count = present.cardinality();
            if (count < total && count < MOST_SHARDS) {
                String detail = SafeText.quote(set) + ": " + count + " of " + total
                        + " are there, the first missing is " + present.nextClearBit(first);
                report(RepositoryRules.SHARDS, directory, detail, findings);
            }
        });
    }

    private static void report(Rule rule, String directory, String detail, Consumer<Finding> findings) {
        String path = directory.isEmpty() ? "" : directory.substring(0, directory.length() - 1);
        findings.accept(Finding.of(rule, Location.ofFile(path), SafeText.of(detail, 2000)));
    }
}
