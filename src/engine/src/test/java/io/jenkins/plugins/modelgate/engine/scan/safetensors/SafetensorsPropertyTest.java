package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Any valid file is clean; a valid file with one rule broken never is. */
public class SafetensorsPropertyTest {
    private static final String[] TYPES = {"F4", "F6_E2M3", "BOOL", "F8_E4M3", "BF16", "I32", "C64", "U64"};
    private static final int[] BITS = {4, 6, 8, 8, 16, 32, 64, 64};

    /** One tensor of a file under construction. */
    private record Tensor(String name, String type, String shape, long begin, long end) {
        String json() {
            return String.format(
                    "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}", name, type, shape, begin, end);
        }
    }

    @Test
    public void validFilesAreClean() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 300; seed++) {
            List<Tensor> tensors = tensors(new Random(seed));
            FileInspector.Result result = scan(tensors, size(tensors), "");
            assertThat(result.findings()).as("seed %d", seed).isEmpty();
            assertThat(result.coverage()).as("seed %d", seed).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void oneBrokenRuleIsFound() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 600; seed++) {
            Random random = new Random(seed);
            List<Tensor> tensors = tensors(random);
            long size = size(tensors);
            int victim = random.nextInt(tensors.size());
            Tensor old = tensors.get(victim);
            String extra = "";
            switch (random.nextInt(7)) {
                case 0 -> {
                    // an empty tensor may move to the end of another one, so it moves out of the file
                    long by = old.begin == old.end ? size + 1 - old.begin : 1;
                    tensors.set(victim, new Tensor(old.name, old.type, old.shape, old.begin + by, old.end + by));
                }
                case 1 -> tensors.set(victim, new Tensor(old.name, old.type, old.shape, old.begin, old.end + 1));
                case 2 -> tensors.set(victim, new Tensor(old.name, "F7", old.shape, old.begin, old.end));
                case 3 -> tensors.add(old);
                case 4 -> tensors.add(new Tensor("beyond", "U8", "[0]", size + 1, size + 1));
                case 5 -> size += size > 0 && random.nextBoolean() ? -1 : 1;
                default -> extra = ",\"__metadata__\":{\"k\":" + random.nextInt() + "}";
            }
            FileInspector.Result result = scan(tensors, size, extra);
            boolean passed = result.findings().isEmpty() && result.coverage() == Coverage.FULL;
            assertThat(passed).as("seed %d", seed).isFalse();
        }
    }

    private static List<Tensor> tensors(Random random) {
        List<Tensor> tensors = new ArrayList<>();
        long at = 0;
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            int type = random.nextInt(TYPES.length);
            List<Integer> shape = new ArrayList<>();
            long elements = 1;
            for (int rank = random.nextInt(4); rank > 0; rank--) {
                int dimension = random.nextInt(5) * 4;
                shape.add(dimension);
                elements *= dimension;
            }
            if (elements * BITS[type] % 8 != 0) {
                shape.add(4);
                elements *= 4;
            }
            long end = at + elements * BITS[type] / 8;
            tensors.add(new Tensor("t." + i, TYPES[type], shape.toString(), at, end));
            at = end;
        }
        Collections.shuffle(tensors, random);
        return tensors;
    }

    private static long size(List<Tensor> tensors) {
        return tensors.stream().mapToLong(Tensor::end).max().orElse(0);
    }

    private static FileInspector.Result scan(List<Tensor> tensors, long size, String extra) {
        StringBuilder header = new StringBuilder("{");
        for (Tensor tensor : tensors) {
            header.append(header.length() == 1 ? "" : ",").append(tensor.json());
        }
        byte[] text = header.append(extra).append("}  ").toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .array());
        file.writeBytes(text);
        file.writeBytes(new byte[(int) size]);
        return Scans.scan("m.safetensors", file.toByteArray());
    }
}
