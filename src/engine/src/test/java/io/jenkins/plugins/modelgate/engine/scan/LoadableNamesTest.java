package io.jenkins.plugins.modelgate.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Content that no scanner knows, under the names by which model loaders open files, and archives under any name. */
public class LoadableNamesTest {
    private static final byte[] UNKNOWN = unknown();

    @Test
    public void unknownContentUnderTheNamesOfLoadersKeepsTheGateClosed() {
        for (String extension : List.of(
                "tflite",
                "skops",
                "mar",
                "nemo",
                "pmml",
                "bst",
                "ubj",
                "cbm",
                "mlmodel",
                "engine",
                "plan",
                "trt",
                "pdmodel",
                "pdiparams",
                "params",
                "h5",
                "hdf5",
                "msgpack",
                "npz",
                "dill",
                "ort",
                "ptl",
                "pte",
                "t7",
                "caffemodel",
                "mnn",
                "rknn",
                "llamafile",
                "rds",
                "pk",
                "sav",
                "cloudpickle",
                "TFLITE")) {
            Result result = Scans.scan("model." + extension, UNKNOWN);
            assertThat(result.coverage()).as(extension).isNotEqualTo(Coverage.FULL);
            assertThat(result.loadable()).as(extension).isTrue();
            assertThat(result.findings()).as(extension).isNotEmpty();
        }
    }

    @Test
    public void otherNamesAreListedAsNotExamined() {
        for (String name : List.of("vocab.txt", "license.dat", "merges", "weights.bin", "a.model", "README.md")) {
            Result result = Scans.scan(name, UNKNOWN);
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.NONE);
            assertThat(result.loadable()).as(name).isFalse();
            assertThat(result.findings()).as(name).isEmpty();
        }
    }

    @Test
    public void archivesThatCannotBeOpenedKeepTheGateClosedUnderAnyName() {
        for (String name : List.of("model.7z", "weights.dat", "notes.txt", "LICENSE", "model.safetensors")) {
            for (String magic : List.of("7z\u00bc\u00af'\u001c\0\4", "Rar!\u001a\u0007\1\0", "Rar!\u001a\u0007\0")) {
                byte[] content = (magic + "\0".repeat(60)).getBytes(StandardCharsets.ISO_8859_1);
                Result result = Scans.scan(name, content);
                assertThat(result.coverage()).as(name).isNotEqualTo(Coverage.FULL);
                assertThat(result.loadable()).as(name).isTrue();
            }
        }
    }

    @Test
    public void zerosBehindASmallNumberAreNoLzma() {
        byte[] weights = new byte[4096];
        weights[0] = 0x15;
        weights[4] = 2;
        weights[64] = (byte) 0xEF;
        assertThat(Scans.scan("weight.bin", weights).findings()).isEmpty();
    }

    private static byte[] unknown() {
        byte[] bytes = new byte[1020];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (1 + i % 255);
        }
        return bytes;
    }
}
