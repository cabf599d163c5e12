package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

/** Large models cost time in proportion and no memory. */
public class OnnxSizeTest {
    private static final int WEIGHTS = Integer.MAX_VALUE - 1000;

    @Test
    public void twoGibibytesOfWeightsStreamBy() throws IOException {
        byte[] node = OnnxFiles.graph(OnnxFiles.relu()).bytes();
        Proto tensor = Proto.message().number(2, 1).tag(9, 2).varint(WEIGHTS);
        int tensorSize = tensor.bytes().length + WEIGHTS;
        Proto initializer =
                Proto.message().raw(node).tag(5, 2).varint(tensorSize).raw(tensor.bytes());
        Proto head = Proto.message()
                .number(1, 8)
                .with(8, OnnxFiles.opset("", 17))
                .tag(7, 2)
                .varint(initializer.bytes().length + (long) WEIGHTS)
                .raw(initializer.bytes());
        long size = head.bytes().length + (long) WEIGHTS;
        InputStream content = new SequenceInputStream(
                Collections.enumeration(List.of(new ByteArrayInputStream(head.bytes()), new Zeros(WEIGHTS))));
        FileInspector inspector =
                new FileInspector(KnownFormats.formats(), ScanOptions.DEFAULT, Neighbours.NONE, "big.onnx");
        FileInspector.Result result = inspector.inspect(content, size, new byte[100], offset -> {
            throw new IOException("nobody needs a second reading");
        });
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(result.findings()).isEmpty();
    }

    /** So many zero bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(left, length);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
