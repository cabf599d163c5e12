package io.jenkins.plugins.modelgate.engine.scan.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Assume;
import org.junit.Test;

public class NpyTest {
    /** Would call os.system; written by hand, opcode by opcode. */
    private static final byte[] EXPLOIT = "cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII);

    private static final List<String> OBJECT_TYPES = List.of(
            "'|O'",
            "'O'",
            "'|O8'",
            "('|O', (2,))",
            "[('a', '<f4'), ('b', '|O')]",
            "[('a', [('b', '<i4'), ('c', [('d', '|O')])])]",
            "[('a', '|O', (2, 3))]",
            "[(('title', 'a'), '|O')]");

    /** Types that hide an object in a spelling that NumPy understands and does not write. */
    private static final List<String> ODD_OBJECT_TYPES = List.of(
            "'object'", "'i4,O'", "'3O'", "'(2,)O'", "u'|O'", "'|' 'O'", "'\\x4f,i4'", "[['a', '|O']]", "'object_'");

    @Test
    public void objectsAreAPickle() {
        for (int version = 1; version <= 3; version++) {
            for (String type : OBJECT_TYPES) {
                FileInspector.Result result =
                        Scans.scan("a.npy", Npys.file(version, Npys.header(type, "(1,)"), EXPLOIT));
                assertThat(Scans.rules(result))
                        .as(type)
                        .contains(PickleRules.UNSAFE_GLOBAL.id(), NpyRules.OBJECTS.id());
            }
        }
    }

    @Test
    public void oddSpellingsOfObjectsAreRefusedAndThePickleIsFound() {
        for (String type : ODD_OBJECT_TYPES) {
            FileInspector.Result result = Scans.scan("a.npy", Npys.file(1, Npys.header(type, "(1,)"), EXPLOIT));
            assertThat(result.coverage()).as(type).isEqualTo(Coverage.PARTIAL);
            assertThat(result.findings()).as(type).anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        }
    }

    @Test
    public void whatFollowsTheArrayIsFoundAndExamined() {
        byte[] data = new byte[24 + EXPLOIT.length];
        System.arraycopy(EXPLOIT, 0, data, 24, EXPLOIT.length);
        FileInspector.Result numbers = Scans.scan("a.npy", Npys.file(1, Npys.header("'<f8'", "(3,)"), data));
        assertThat(Scans.rules(numbers)).contains(ScanRules.TRAILING_DATA.id(), PickleRules.UNSAFE_GLOBAL.id());
        byte[] two = new byte[4 + EXPLOIT.length];
        System.arraycopy(new byte[] {(byte) 0x80, 2, 'N', '.'}, 0, two, 0, 4);
        System.arraycopy(EXPLOIT, 0, two, 4, EXPLOIT.length);
        FileInspector.Result objects = Scans.scan("a.npy", Npys.file(1, Npys.header("'|O'", "(1,)"), two));
        assertThat(Scans.rules(objects)).contains(ScanRules.TRAILING_DATA.id(), PickleRules.UNSAFE_GLOBAL.id());
    }

    @Test
    public void aShortFileIsIncomplete() {
        FileInspector.Result result = Scans.scan("a.npy", Npys.file(1, Npys.header("'<f8'", "(3,)"), new byte[23]));
        assertThat(Scans.rules(result)).containsExactly(ScanRules.TRUNCATED.id());
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void hugeAndBrokenHeadersAreFindings() {
        byte[] file = Npys.file(2, Npys.header("'<f8'", "(3,)"), new byte[24]);
        file[11] = (byte) 0xFF;
        assertThat(Scans.rules(Scans.scan("a.npy", file))).containsExactly(NpyRules.HEADER.id());
        file[6] = 9;
        assertThat(Scans.rules(Scans.scan("a.npy", file))).containsExactly(NpyRules.VERSION.id());
        String many = "[" + "('f', '<f4'), ".repeat(1000) + "]";
        assertThat(Scans.rules(Scans.scan("a.npy", Npys.file(2, Npys.header(many, "(3,)"), new byte[24]))))
                .containsExactly(NpyRules.LONG_HEADER.id(), NpyRules.TYPE.id());
        for (String nested :
                List.of("[".repeat(60_000), "(".repeat(60_000), "{'a':".repeat(10_000), "((('<f4',".repeat(7000))) {
            assertThat(Scans.scan("a.npy", Npys.file(2, nested, new byte[24])).coverage())
                    .isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void npzMembersAreExaminedAsArrays() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("good.npy"));
            zip.write(Npys.file(1, Npys.header("'<f8'", "(3,)"), new byte[24]));
            zip.putNextEntry(new ZipEntry("bad.npy"));
            zip.write(Npys.file(1, Npys.header("'|O'", "()"), EXPLOIT));
            zip.closeEntry();
        }
        FileInspector.Result result = Scans.scan("a.npz", out.toByteArray());
        assertThat(result.format()).isEqualTo("npz");
        assertThat(result.findings())
                .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .extracting(finding -> finding.location().member())
                .containsOnly("bad.npy");
    }

    @Test
    public void validFilesAreCleanAndOneByteMoreOrLessIsFound() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 400; seed++) {
            Random random = new Random(seed);
            long[] size = new long[1];
            String descr = descr(random, 0, size);
            int rows = random.nextInt(4);
            int columns = random.nextInt(4);
            String header = Npys.header(descr, "(" + rows + ", " + columns + ")");
            int bytes = (int) (size[0] * rows * columns);
            int version = 1 + random.nextInt(3);
            FileInspector.Result good = Scans.scan("a.npy", Npys.file(version, header, new byte[bytes]));
            assertThat(good.findings()).as("seed %d: %s", seed, header).isEmpty();
            assertThat(good.coverage()).isEqualTo(Coverage.FULL);
            FileInspector.Result more = Scans.scan("a.npy", Npys.file(version, header, new byte[bytes + 1]));
            assertThat(Scans.rules(more)).as("seed %d", seed).contains(ScanRules.TRAILING_DATA.id());
            if (bytes > 0) {
                FileInspector.Result less = Scans.scan("a.npy", Npys.file(version, header, new byte[bytes - 1]));
                assertThat(less.coverage()).as("seed %d", seed).isEqualTo(Coverage.PARTIAL);
            }
        }
    }

    private static String descr(Random random, int depth, long[] size) {
        String[] types = {"<f8", "|b1", ">u2", "<c16", "<M8[ns]", "<m8[25us]", "|S7", "<U3", "|V5", "|S0"};
        int[] sizes = {8, 1, 2, 16, 8, 8, 7, 12, 5, 0};
        if (depth > 2 || random.nextInt(3) > 0) {
            int type = random.nextInt(types.length);
            size[0] = sizes[type];
            return "'" + types[type] + "'";
        }
        List<String> fields = new ArrayList<>();
        long sum = 0;
        for (int i = random.nextInt(4); i >= 0; i--) {
            long[] field = new long[1];
            String descr = descr(random, depth + 1, field);
            int times = 1 + random.nextInt(3);
            fields.add(
                    times == 1 ? "('f" + i + "', " + descr + ")" : "('f" + i + "', " + descr + ", (" + times + ",))");
            sum += field[0] * times;
        }
        size[0] = sum;
        return fields.toString();
    }

    @Test
    public void answersWhateverTheDamage() {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : Fixtures.files("numpy/numpy-2.4")) {
            seeds.add(Fixtures.read(file));
        }
        Mutations.drive(NpyFuzz::fuzzerTestOneInput, seeds, 2000);
    }

    @Test
    public void agreesWithTheCorpus() {
        List<Path> corpus = Fixtures.corpus("models/E");
        Assume.assumeFalse("no shared corpus here", corpus.isEmpty());
        for (Path file : corpus) {
            if (file.toString().endsWith(".npy") || file.toString().endsWith(".npz")) {
                FileInspector.Result result = Scans.scan(String.valueOf(file.getFileName()), Fixtures.read(file));
                assertThat(result.findings())
                        .as(file.toString())
                        .anyMatch(finding -> finding.severity() == Severity.CRITICAL);
            }
        }
        for (Path file : Fixtures.corpus("models/benign")) {
            if (file.toString().endsWith(".npy")) {
                FileInspector.Result result = Scans.scan(String.valueOf(file.getFileName()), Fixtures.read(file));
                assertThat(result.findings()).as(file.toString()).isEmpty();
            }
        }
    }
}
