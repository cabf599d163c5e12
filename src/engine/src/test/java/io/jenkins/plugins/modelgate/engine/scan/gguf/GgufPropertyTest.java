package io.jenkins.plugins.modelgate.engine.scan.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.Test;

/** Any valid file is clean; a valid file with one rule broken never is. */
public class GgufPropertyTest {
    /** One file under construction. */
    private static final class Plan {
        private final List<Consumer<Ggufs>> pairs = new ArrayList<>();
        private final List<long[]> tensors = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int alignment = 32;
        private int tail;
        private int foreign = -1;

        byte[] build() {
            Ggufs file = Ggufs.file(tensors.size(), pairs.size());
            pairs.forEach(pair -> pair.accept(file));
            long end = 0;
            for (int i = 0; i < tensors.size(); i++) {
                long[] tensor = tensors.get(i);
                file.text(names.get(i))
                        .u32(1)
                        .u64(tensor[0])
                        .u32(i == foreign ? 99 : (int) tensor[1])
                        .u64(tensor[2]);
                end = Math.max(end, tensor[2] + size(tensor));
            }
            if (!tensors.isEmpty()) {
                file.pad(alignment);
            }
            return file.raw(new byte[(int) end + tail]).bytes();
        }
    }

    private static long size(long[] tensor) {
        return tensor[0] / TensorType.elements(tensor[1]) * TensorType.bytes(tensor[1]);
    }

    private static Plan plan(Random random) {
        Plan plan = new Plan();
        if (random.nextInt(3) == 0) {
            plan.alignment = 8 << random.nextInt(5);
            plan.pairs.add(
                    file -> file.text("general.alignment").u32(ValueType.UINT32).u32(plan.alignment));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            plan.pairs.add(pair("key." + i, random));
        }
        long end = 0;
        for (int i = random.nextInt(6); i > 0; i--) {
            int[] types = {0, 1, 2, 8, 12, 30, 39};
            long type = types[random.nextInt(types.length)];
            long[] tensor = {(long) TensorType.elements(type) * random.nextInt(4), type, end};
            plan.tensors.add(tensor);
            plan.names.add("tensor." + i);
            end += size(tensor);
            end += Math.floorMod(-end, plan.alignment);
        }
        return plan;
    }

    private static Consumer<Ggufs> pair(String key, Random random) {
        int count = random.nextInt(5);
        return switch (random.nextInt(4)) {
            case 0 -> file -> file.text(key).u32(ValueType.STRING).text("{ % } text");
            case 1 -> file -> file.text(key).u32(12).u64(random.nextLong());
            case 2 ->
                file -> {
                    file.text(key).u32(ValueType.ARRAY).u32(ValueType.STRING).u64(count);
                    for (int i = 0; i < count; i++) {
                        file.text("{%");
                    }
                };
            default ->
                file -> file.text(key)
                        .u32(ValueType.ARRAY)
                        .u32(ValueType.BOOL)
                        .u64(count)
                        .raw(new byte[count]);
        };
    }

    @Test
    public void validFilesAreClean() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 400; seed++) {
            FileInspector.Result result =
                    Scans.scan("m.gguf", plan(new Random(seed)).build());
            assertThat(result.findings()).as("seed %d", seed).isEmpty();
            assertThat(result.coverage()).as("seed %d", seed).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void oneBrokenRuleIsFound() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 800; seed++) {
            Random random = new Random(seed);
            Plan plan = plan(random);
            plan.tensors.add(new long[] {5, 0, 1 << 20});
            plan.names.add("last");
            sequence(plan);
            int victim = random.nextInt(plan.tensors.size());
            long[] tensor = plan.tensors.get(victim);
            switch (random.nextInt(8)) {
                case 0 -> tensor[2] += 1;
                case 1 -> tensor[2] += plan.alignment;
                case 2 -> plan.foreign = victim;
                case 3 -> plan.names.set(victim, "n".repeat(64));
                case 4 -> {
                    plan.tensors.add(tensor);
                    plan.names.add(plan.names.get(victim));
                }
                case 5 -> plan.tail = plan.alignment + 1;
                case 6 ->
                    plan.pairs.add(file -> file.text("t").u32(ValueType.BOOL).raw(new byte[] {2}));
                default -> {
                    plan.pairs.add(file -> file.text("twice").u32(0).raw(new byte[1]));
                    plan.pairs.add(file -> file.text("twice").u32(0).raw(new byte[1]));
                }
            }
            FileInspector.Result result = Scans.scan("m.gguf", plan.build());
            boolean passed = result.findings().isEmpty() && result.coverage() == Coverage.FULL;
            assertThat(passed).as("seed %d", seed).isFalse();
        }
    }

    private static void sequence(Plan plan) {
        long end = 0;
        for (long[] tensor : plan.tensors) {
            tensor[2] = end;
            end += size(tensor);
            end += Math.floorMod(-end, plan.alignment);
        }
    }
}
