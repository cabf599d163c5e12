package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bad rows get a clear sentence and the right exit code, from a real process that leaves nothing behind. */
public class DatasetBadInputTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;
    private Path temporary;

    @Before
    public void places() throws Exception {
        workspace = folder.newFolder("workspace").toPath().toRealPath();
        temporary = folder.newFolder("tmp").toPath().toRealPath();
    }

    @After
    public void nothingIsLeft() throws Exception {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("scratch").isEmpty();
        }
    }

    @Test
    public void goodRowsPassWithAllThatIsPromised() throws Exception {
        StringBuilder rows = new StringBuilder("id,city,amount\n");
        for (int i = 0; i < 500; i++) {
            rows.append(i)
                    .append(i % 3 == 0 ? ",Bonn," : ",Köln,")
                    .append(i * 7 % 100)
                    .append(".5\n");
        }
        write("data/a.csv", rows.toString());
        Path report = workspace.resolve("report");
        Outcome outcome = gate("data", "--report", "report");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(0);
        JsonNode json =
                new ObjectMapper().readTree(report.resolve("report.json").toFile());
        assertThat(json.at("/check").asText()).isEqualTo("validateDataset");
        assertThat(json.at("/artifacts/0/path").asText()).isEqualTo("data/a.csv");
        assertThat(json.at("/artifacts/0/coverage").asText()).isEqualTo("FULL");
        assertThat(json.at("/metrics/rows").asLong()).isEqualTo(500);
        assertThat(json.at("/subject/digest/sha256").asText()).hasSize(64);
        List<String> events = Files.readAllLines(report.resolve("lineage.ndjson"));
        assertThat(events).hasSize(2);
        assertThat(events.get(1))
                .contains("sha256:" + json.at("/subject/digest/sha256").asText());
    }

    @Test
    public void rowsThatReadersWouldDisagreeAboutAreIncomplete() throws Exception {
        incomplete("ragged.csv", "id,name\n1,a\n2,b,extra\n".getBytes(StandardCharsets.UTF_8), "more or fewer values");
        incomplete("short.csv", ("id,name\n" + "1,a\n".repeat(300_000) + "2\n").getBytes(StandardCharsets.UTF_8), "");
        incomplete("latin.csv", "id,name\n1,Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8");
        incomplete("wide.csv", "id\n1\n".getBytes(StandardCharsets.UTF_16LE), "NUL");
        incomplete("empty.csv", new byte[0], "the file is empty");
        incomplete("empty.jsonl", new byte[0], "the file is empty");
        incomplete("header.csv", "id,name\n".getBytes(StandardCharsets.UTF_8), "0 rows, 2 columns");
        incomplete("twice.csv", "id,name,id\n1,a,2\n".getBytes(StandardCharsets.UTF_8), "there twice");
        incomplete("cut.jsonl", "{\"a\": 1}\n{\"a\":".getBytes(StandardCharsets.UTF_8), "line 3");
        incomplete("array.jsonl", "{\"a\": 1}\n[1, 2]\n".getBytes(StandardCharsets.UTF_8), "");
        incomplete("object.json", "{\"type\": \"Topology\"}".getBytes(StandardCharsets.UTF_8), "one array of objects");
        for (String array : List.of(
                "[{\"a\": 1}] and more",
                "[{\"a\": 1}][{\"a\": 2}]",
                "[{\"a\": 1}, [2]]",
                "[{\"a\": 1}, {\"a\": 2}",
                "[{\"a\": 1} {\"a\": 2}]",
                "[{\"a\": 1}, {\"a\": 2},]",
                "[{\"a\": 1}, {\"a\": 2, \"a\": 3}]",
                "[" + "[".repeat(100_000),
                "[{\"a\": \"" + "x".repeat(33 << 20) + "\"}]")) {
            incomplete("rows.json", array.getBytes(StandardCharsets.UTF_8), "");
        }
        incomplete("quote.csv", "id,name\n1,\"a\n2,b\n".getBytes(StandardCharsets.UTF_8), "");
        incomplete("cut.parquet", "PAR1 and then nothing".getBytes(StandardCharsets.UTF_8), "cut short");
        byte[] hostile = new byte[4096];
        Arrays.fill(hostile, (byte) 0x15);
        System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, hostile, 0, 4);
        System.arraycopy(new byte[] {0, 15, 0, 0, 'P', 'A', 'R', '1'}, 0, hostile, 4088, 8);
        incomplete("hostile.parquet", hostile, "");
    }

    /** A few bytes of metadata that speak of more than any machine has: 64 MiB and 256 MiB of scratch must do. */
    @Test
    public void whatAParquetFileClaimsCostsNothing() throws Exception {
        write("policy.yaml", "execution: {memory: 64MiB, scratch: 256MiB}\n");
        assertThat(parquet(hostile -> {}).exitCode()).isZero();
        claims(hostile -> hostile.rows = 1L << 60);
        claims(hostile -> hostile.rows = -1);
        claims(hostile -> hostile.claimedSize = Integer.MAX_VALUE);
        claims(hostile -> hostile.dictionaryValues = Integer.MAX_VALUE);
        claims(hostile -> hostile.claimedSchema = Integer.MAX_VALUE);
        claims(hostile -> hostile.depth = 100_000);
        // A MiB that twenty million rows refer to.
        claims(hostile -> {
            hostile.rows = 20_000_000;
            hostile.valuesInPage = 20_000_000;
            hostile.dictionaryValue = 1 << 20;
        });
    }

    private void claims(Consumer<HostileParquet> claim) throws Exception {
        long start = System.nanoTime();
        Outcome outcome = parquet(claim);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.out())
                .contains("the Parquet cannot be read to its end")
                .doesNotContain(workspace.toString());
        assertThat(outcome.err()).doesNotContain("\tat ");
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(90);
    }

    private Outcome parquet(Consumer<HostileParquet> claim) throws Exception {
        HostileParquet hostile = new HostileParquet();
        claim.accept(hostile);
        Files.write(workspace.resolve("rows.parquet"), hostile.bytes());
        return gate("rows.parquet", "--policy", "policy.yaml");
    }

    /** Least and greatest values that the file states are not what a contract is held against. */
    @Test
    public void statisticsThatLieChangeNothing() throws Exception {
        Path file = workspace.resolve("rows.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT range + 1 AS id, 77700 + range AS n FROM range(1000)) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] greatest = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(78_699)
                .array();
        int patched = 0;
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        for (int i = bytes.length - 8 - footer; i + 8 <= bytes.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + 8), greatest)) {
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(i, 77_701);
                patched++;
            }
        }
        assertThat(patched).isPositive();
        Files.write(file, bytes);
        write("contract.yaml", contract("{name: n, logicalType: integer, logicalTypeOptions: {maximum: 77701}}"));
        Outcome outcome = gate("rows.parquet", "--contract", "contract.yaml");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("998 of 1000 rows");
    }

    @Test
    public void wrongTypesAreNamedAndUnknownFieldsRefused() throws Exception {
        write("rows.csv", "id,n\n" + "1,1\n".repeat(300_000) + "1,x\n");
        write("contract.yaml", contract("{name: n, logicalType: integer}"));
        Outcome outcome = gate("rows.csv", "--contract", "contract.yaml");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("contract/type").contains("300000: \"x\"");
        write("contract.yaml", contract("{name: n, logicalType: integer, colour: red}"));
        refused("colour", "rows.csv", "--contract", "contract.yaml");
    }

    private static String contract(String property) {
        return "version: 1.0.0\napiVersion: v3.1.0\nkind: DataContract\nid: rows\nstatus: active\nschema:\n- name: rows\n"
                + "  properties:\n  - {name: id, logicalType: integer}\n  - " + property + "\n";
    }

    /** In every run a line of a quarter of a gibibyte: more than twice what the process has. */
    @Test
    public void aLineOfAGibibyteCostsNeitherMemoryNorTheGate() throws Exception {
        int blocks = Boolean.getBoolean("modelgate.full") ? 1024 : 256;
        Path file = workspace.resolve("long.csv");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("id\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < blocks; i++) {
                out.write(block);
            }
        }
        Outcome outcome = gate("long.csv");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).contains("a line is longer than 16 MiB");
        Files.delete(file);

        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(workspace.resolve("bomb.csv.gz")))) {
            out.write("id\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < blocks; i++) {
                out.write(block);
            }
        }
        Outcome packed = gate("bomb.csv.gz");
        assertThat(packed.exitCode()).isEqualTo(2);
        assertThat(packed.out()).contains("a line is longer than 16 MiB");
    }

    @Test
    public void whatLeavesTheWorkspaceIsNotOpened() throws Exception {
        Path secret = folder.newFile("secret.csv").toPath();
        Files.writeString(secret, "password\nhunter2\n");
        write("data/a.csv", "id\n1\n");
        Files.createSymbolicLink(workspace.resolve("data/b.csv"), secret);

        refused("is a link to", "data");
        refused("is a link to", "data/b.csv");
        refused("is a link to", "data/*.csv");
        refused("outside of the workspace", "../secret.csv", "--workspace", ".");
        refused("no such file or directory", "none.csv");
        refused("no file matches", "data/*.parquet");
    }

    @Test
    public void whatIsAskedWronglyDecidesNothing() throws Exception {
        write("a.csv", "id\n1\n");
        refused("is neither embedded nor an address", "a.csv", "--engine", "duckdb");
        refused("not allowed by the policy", "t", "--engine", "jdbc:duckdb:;session_init_sql_file=/etc/passwd");
        refused(
                "not allowed by the policy",
                "t",
                "--engine",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x'".replace(' ', '+'));
        write("p.yaml", "dataset: {engines: [{match: 'jdbc:**'}]}\n");
        refused("not allowed", "t", "--policy", "p.yaml", "--engine", "jdbc:hive2://h/d;principal=x");
        refused("is not known", "t", "--policy", "p.yaml", "--engine", "jdbc:duckdb:x");
        refused("--driver is missing", "t", "--policy", "p.yaml", "--engine", "jdbc:hive2://h/d");
        write("driver.jar", "not a jar");
        refused(
                "lies in the workspace",
                "t",
                "--policy",
                "p.yaml",
                "--engine",
                "jdbc:hive2://h/d",
                "--driver",
                "driver.jar");
        refused("--sample", "a.csv", "--sample", "0");
        refused("manifest", "a.csv", "--manifest", "none.json");
        refused("no http or https address", "a.csv", "--lineage-url", "file:///etc/passwd");
    }

    @Test
    public void theNextRunRemovesWhatAKilledOneLeft() throws Exception {
        Path dead = Files.createDirectory(temporary.resolve("model-gate-dataset-killed"));
        Files.writeString(dead.resolve("in-use"), "");
        Files.writeString(dead.resolve("rows.db"), "rows");
        write("a.csv", "id\n1\n");
        gate("a.csv");
        assertThat(dead).doesNotExist();
    }

    @Test
    public void manifestsAreHeldAgainstTheFiles() throws Exception {
        write("data/a.csv", "id\n1\n2\n");
        write("data/b.csv", "id\n3\n4\n");
        String a = io.jenkins.plugins.modelgate.engine.dataset.input.FileDigest.of(workspace.resolve("data/a.csv"));
        write("data/sums.txt", a + "  a.csv\n" + a + "  b.csv\n" + a + "  gone.csv\n");
        Outcome outcome = gate("data", "--manifest", "data/sums.txt");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("dataset/digest-mismatch")
                .contains("dataset/file-missing")
                .doesNotContain("file-unexpected");
        write(
                "data/model.sig",
                "{\"predicate\": {\"resources\": [{\"name\": \"a.csv\", \"algorithm\": \"sha256\", \"digest\": \"" + a
                        + "\"}]}}");
        Outcome oms = gate("data", "--manifest", "data/model.sig");
        assertThat(oms.exitCode()).isEqualTo(1);
        assertThat(oms.out()).contains("dataset/file-unexpected").contains("data/b.csv");
        assertThat(gate("data/a.csv", "--manifest", "data/model.sig").out()).doesNotContain("dataset/file");

        write("p.yaml", "dataset: {sources: [{match: 'curated/**'}, {match: 'data/a*', manifest: data/sums.txt}]}\n");
        Outcome sources = gate("data", "--policy", "p.yaml");
        assertThat(sources.exitCode()).isEqualTo(1);
        assertThat(sources.out()).contains("dataset/source-not-allowed").contains("dataset/file-missing");
    }

    /** A label of sixty values is compared by no indicator: that is said, and it is no pass. */
    @Test
    public void whatAnIndicatorLeavesOutIsNoPass() throws Exception {
        StringBuilder rows = new StringBuilder("amount,class\n");
        for (int i = 0; i < 600; i++) {
            rows.append(i * 37 % 101).append(",c").append(i % 60).append('\n');
        }
        write("a.csv", rows.toString());
        assertThat(gate("a.csv").exitCode()).isZero();
        Outcome outcome = gate("a.csv", "--label", "class");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).contains("poisoning/not-examined").contains("did not run");
    }

    /** Read as a number, 00123 would have three digits. */
    @Test
    public void textsOfTheContractAreReadAsTheyAreWritten() throws Exception {
        StringBuilder rows = new StringBuilder("id,zip\n");
        for (int i = 0; i < 300; i++) {
            rows.append(i).append(",00").append(100 + i * 7 % 900).append('\n');
        }
        write("places.csv", rows.toString());
        write(
                "contract.yaml",
                "version: 1.0.0\napiVersion: v3.1.0\nkind: DataContract\nid: places\nstatus: active\nschema:\n- name: places\n"
                        + "  properties:\n  - name: id\n    logicalType: integer\n  - name: zip\n    logicalType: string\n"
                        + "    logicalTypeOptions: {minLength: 5, maxLength: 5}\n");
        Outcome outcome = gate("places.csv", "--contract", "contract.yaml");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        write("places.csv", rows + "300,123\n");
        Outcome broken = gate("places.csv", "--contract", "contract.yaml");
        assertThat(broken.exitCode()).as(broken.out() + broken.err()).isEqualTo(1);
    }

    @Test
    public void aShareOfTheRowsOpensNoGate() throws Exception {
        write("share.csv", "amount\n" + "1\n2\n3\n".repeat(200));
        assertThat(gate("share.csv").exitCode()).isZero();
        Outcome outcome = gate("share.csv", "--sample", "0.5");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).contains("a share of 0.5");
    }

    private void incomplete(String name, byte[] content, String sentence) throws Exception {
        Path file = workspace.resolve(name);
        Files.write(file, content);
        Outcome outcome = gate(name);
        assertThat(outcome.exitCode())
                .as(name + ": " + outcome.out() + outcome.err())
                .isEqualTo(2);
        assertThat(outcome.out()).as(name).contains("INCOMPLETE").contains(sentence);
        assertThat(outcome.out()).doesNotContain(workspace.toString());
        assertThat(outcome.err()).doesNotContain("Exception").doesNotContain("\tat ");
        Files.delete(file);
    }

    private void refused(String sentence, String... arguments) throws Exception {
        Outcome outcome = gate(arguments);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
        assertThat(outcome.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }

    private Outcome gate(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("validate-dataset"));
        all.addAll(List.of(arguments));
        return new CommandLineProcess()
                .with("-Djava.io.tmpdir=" + temporary)
                .in(workspace)
                .run(all);
    }

    private Path write(String name, String text) throws Exception {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
