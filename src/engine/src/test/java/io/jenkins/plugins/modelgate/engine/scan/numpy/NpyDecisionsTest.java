package io.jenkins.plugins.modelgate.engine.scan.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** Against NumPy's own reading of headers, which fixtures/numpy/make_npy.py has written down. */
public class NpyDecisionsTest {
    private static final byte[] EMPTY_LIST = {(byte) 0x80, 2, ']', '.'};

    /** One line of the table. */
    private record Reading(int version, String header, String made, boolean canonical) {
        boolean refused() {
            return made.equals("refuses");
        }

        long size() {
            return Long.parseLong(made.split(" ")[0]);
        }

        boolean objects() {
            return made.split(" ")[1].equals("True");
        }

        long elements() {
            return Long.parseLong(made.split(" ")[2]);
        }

        boolean fits() {
            return objects() || Math.multiplyHigh(size(), elements()) == 0 && size() * elements() < 1 << 20;
        }
    }

    private static List<Reading> readings() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Reading> readings = new ArrayList<>();
        for (String line : new String(Fixtures.bytes("numpy/headers.tsv"), StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split("\t");
            readings.add(new Reading(
                    Integer.parseInt(parts[0]),
                    json.readValue(parts[1], String.class),
                    parts[2],
                    parts[3].equals("canonical")));
        }
        return readings;
    }

    @Test
    public void readsWhatNumPyWritesAsNumPyDoesAndNothingElseDifferently() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        int passed = 0;
        for (Reading reading : readings()) {
            byte[] data = reading.refused() || !reading.fits()
                    ? new byte[24]
                    : reading.objects() ? EMPTY_LIST : new byte[(int) (reading.size() * reading.elements())];
            FileInspector.Result result = Scans.scan("a.npy", Npys.file(reading.version(), reading.header(), data));
            boolean pass = result.coverage() == Coverage.FULL
                    && result.findings().stream().noneMatch(f -> f.severity().atLeast(Severity.MEDIUM));
            passed += pass ? 1 : 0;
            if (reading.refused()) {
                softly.assertThat(pass).as("refused %s", reading).isFalse();
            } else if (reading.fits() && reading.canonical()) {
                softly.assertThat(pass)
                        .as("canonical %s %s", reading, result.findings())
                        .isTrue();
            } else if (reading.fits() && pass) {
                softly.assertThat(Scans.rules(result).contains(NpyRules.OBJECTS.id()))
                        .as("objects in %s", reading)
                        .isEqualTo(reading.objects());
            }
        }
        softly.assertAll();
        assertThat(passed).isGreaterThan(100);
    }

    @Test
    public void passesWhatNumPyWrites() {
        int seen = 0;
        for (String folder : List.of("numpy/numpy-1.26", "numpy/numpy-2.4")) {
            for (Path file : Fixtures.files(folder)) {
                String name = String.valueOf(file.getFileName());
                FileInspector.Result result = Scans.scan(name, Fixtures.read(file));
                assertThat(result.coverage()).as(file.toString()).isEqualTo(Coverage.FULL);
                assertThat(result.findings())
                        .as(file.toString())
                        .allMatch(finding -> finding.rule().equals(NpyRules.OBJECTS.id()))
                        .hasSize(name.contains("objects") ? 1 : 0);
                assertThat(result.format()).isEqualTo(name.substring(name.indexOf('.') + 1));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(50);
    }
}
