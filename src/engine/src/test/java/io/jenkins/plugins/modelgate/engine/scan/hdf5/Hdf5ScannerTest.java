package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Files written by h5py and Keras (make_files.py and make_models.py below src/test/fixtures). */
public class Hdf5ScannerTest {
    @Test
    public void modelsAndWeightsOfKerasAreClean() {
        for (String name : List.of("plain.h5", "rich.h5", "two.h5", "rich.weights.h5")) {
            Result result = Scans.scan(name, Fixtures.bytes("keras/" + name));
            assertThat(result.findings()).as(name).isEmpty();
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
            assertThat(result.format()).isEqualTo(name.contains("weights") ? "hdf5" : "keras-hdf5");
        }
    }

    @Test
    public void ordinaryFilesAreClean() {
        Result result = Scans.scan("many.bin", Fixtures.bytes("hdf5/many.h5"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(result.format()).isEqualTo("hdf5");
    }

    @Test
    public void configurationsAreFoundInEveryForm() {
        for (String name : List.of(
                "keras/lambda.h5", "keras/two-lambda.h5", "hdf5/latest.h5", "hdf5/userblock.h5", "hdf5/fixed.h5")) {
            Result result = Scans.scan("weights.bin", Fixtures.bytes(name));
            assertThat(Scans.rules(result)).as(name).contains("keras/lambda-code", "keras/lambda-layer");
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void dataElsewhere() {
        Map<String, String> files = Map.of(
                "external-link", "hdf5/external-data",
                "external-data", "hdf5/external-data",
                "virtual", "hdf5/external-data",
                "bomb", "hdf5/expansion");
        files.forEach(
                (name, rule) -> assertThat(Scans.rules(scan(name))).as(name).containsExactly(rule));
        assertThat(Scans.rules(scan("soft-link"))).containsExactly("hdf5/soft-link", "hdf5/soft-link");
    }

    @Test
    public void picklesInAttributes() {
        assertThat(Scans.rules(scan("pickle"))).contains("pickle/unsafe-global", "hdf5/pickled-objects");
    }

    @Test
    public void structuresThatAreNotFollowedKeepTheGateClosed() {
        Result result = scan("latest-many");
        assertThat(Scans.rules(result)).containsOnly("hdf5/unexamined-structure");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void bytesBehindTheEndAndBytesThatAreMissing() {
        byte[] file = Fixtures.bytes("hdf5/many.h5");
        byte[] longer = Arrays.copyOf(file, file.length + 100);
        assertThat(Scans.rules(Scans.scan("m.h5", longer))).containsExactly("scan/trailing-data");
        byte[] shorter = Arrays.copyOf(file, file.length - 1);
        assertThat(Scans.scan("m.h5", shorter).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void circlesAndNonsenseEnd() {
        List<byte[]> seeds = List.of(
                Fixtures.bytes("keras/lambda.h5"),
                Fixtures.bytes("hdf5/latest.h5"),
                Fixtures.bytes("hdf5/virtual.h5"),
                Fixtures.bytes("hdf5/external-link.h5"));
        Mutations.scan("m.h5", seeds, 4000);
    }

    @Test
    public void aFlippedBitAnywhereIsNoReasonToFail() {
        byte[] file = Fixtures.bytes("hdf5/external-link.h5");
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 0x40;
            Result result = Scans.scan("m.h5", changed);
            assertThat(Scans.rules(result)).as("byte %d", i).doesNotContain("scan/failure");
        }
    }

    private static Result scan(String name) {
        Path file = Path.of("hdf5", name + ".h5");
        return Scans.scan(file.getFileName().toString(), Fixtures.bytes(file.toString()));
    }
}
