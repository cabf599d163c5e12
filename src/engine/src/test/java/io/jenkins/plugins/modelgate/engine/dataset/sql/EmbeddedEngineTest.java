package io.jenkins.plugins.modelgate.engine.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EmbeddedEngineTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsAFileOnceIntoATypedTable() throws Exception {
        DataFile file = file("a.csv", "id,name,score,when\n1,Anna,0.5,2026-01-02\n2,\"B \"\"x\"\"\",,2026-01-03\n");
        try (EmbeddedEngine engine = engine(file)) {
            Table table = engine.load("people", List.of(file));
            assertThat(table.columns())
                    .extracting(Column::type)
                    .containsExactly(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.NUMBER, ColumnType.DATE);
            assertThat(table.rows()).isEqualTo(2);
            List<String> seen = new ArrayList<>();
            table.query(
                    "SELECT " + table.rowColumn() + ", name, score FROM " + table.relation() + " WHERE name <> ?",
                    List.of("Anna"),
                    row -> seen.add(row.number(0) + row.text(1) + row.isNull(2) + row.decimal(2)));
            assertThat(seen).containsExactly("1B \"x\"trueNaN");
        }
    }

    @Test
    public void aValueThatBreaksTheTypeMakesTheColumnText() throws Exception {
        StringBuilder rows = new StringBuilder("id\n");
        for (int i = 0; i < 300_000; i++) {
            rows.append(i).append('\n');
        }
        DataFile file = file("a.csv", rows + "none\n");
        try (EmbeddedEngine engine = engine(file)) {
            Table table = engine.load("ids", List.of(file));
            assertThat(table.columns().get(0).type()).isEqualTo(ColumnType.TEXT);
            assertThat(table.rows()).isEqualTo(300_001);
        }
    }

    @Test
    public void keepsTextsAsTheyAreWritten() throws Exception {
        DataFile file = file("a.csv", "zip,day,it's\n00123,01/02/2026,1\n");
        try (EmbeddedEngine engine = engine(file)) {
            Table table = engine.load("a", List.of(file), Set.of("zip", "it's", "not there"));
            List<String> seen = new ArrayList<>();
            table.query("SELECT * FROM " + table.relation(), row -> seen.add(row.text(0)));
            assertThat(seen).containsExactly("00123");
            assertThat(table.columns())
                    .extracting(Column::type)
                    .containsExactly(ColumnType.TEXT, ColumnType.DATE, ColumnType.TEXT);
        }
    }

    @Test
    public void readsNothingElse() throws Exception {
        DataFile file = file("a.csv", "id\n1\n");
        Path secret = folder.newFile("secret.csv").toPath();
        Files.writeString(secret, "password\nhunter2\n");
        try (EmbeddedEngine engine = engine(file)) {
            Table table = engine.load("ids", List.of(file));
            for (String sql : List.of(
                    "SELECT * FROM read_csv('" + secret + "')",
                    "SELECT * FROM '" + secret + "'",
                    "SELECT * FROM read_text('/etc/passwd')",
                    "SELECT * FROM glob('" + secret.getParent() + "/*')",
                    "COPY (SELECT 1) TO '" + folder.getRoot() + "/out.csv'",
                    "ATTACH '" + folder.getRoot() + "/other.db' AS other",
                    "INSTALL httpfs",
                    "SET enable_external_access=true",
                    "SET lock_configuration=false")) {
                assertThatThrownBy(() -> table.query(sql, row -> {})).as(sql).isInstanceOf(DatasetException.class);
            }
        }
        assertThat(folder.getRoot().toPath().resolve("out.csv")).doesNotExist();
        assertThat(folder.getRoot().toPath().resolve("other.db")).doesNotExist();
    }

    @Test
    public void noRowIsLeftOutAsACommentASkippedLineOrAQuotation() throws Exception {
        DataFile comments = file("c.csv", "id,name\n" + "#1,poison\n2,b\n".repeat(200));
        DataFile quotes = file("q.csv", "id,name\n" + "1,'a\n2,b'\n".repeat(200));
        DataFile title = file("t.csv", "my,title\n\nid,name\n1,a\n");
        for (DataFile each : List.of(comments, quotes)) {
            try (EmbeddedEngine engine = engine(each)) {
                Table table = engine.load("rows", List.of(each));
                assertThat(table.rows()).as(each.path()).isEqualTo(400);
                assertThat(table.columns()).extracting(Column::name).containsExactly("id", "name");
            }
        }
        try (EmbeddedEngine engine = engine(title)) {
            Table table = engine.load("rows", List.of(title));
            assertThat(table.columns()).extracting(Column::name).containsExactly("my", "title");
            assertThat(table.rows()).isEqualTo(2);
        }
    }

    @Test
    public void namesOfDirectoriesInsideTheWorkspaceAreColumnsAndAboveItNot() throws Exception {
        folder.newFolder("env=prod", "data", "y=2025");
        folder.newFolder("env=prod", "data", "y=2026");
        Path root = folder.getRoot().toPath().toRealPath();
        List<DataFile> files = new ArrayList<>();
        for (String path : List.of("data/y=2025/a.csv", "data/y=2026/a.csv")) {
            Path real = root.resolve("env=prod").resolve(path);
            Files.writeString(real, "id\n1\n");
            files.add(new DataFile(path, real, DataFormat.CSV, Compression.NONE, 5, ""));
        }
        try (EmbeddedEngine engine = engine(files.toArray(new DataFile[0]))) {
            Table table = engine.load("rows", files);
            assertThat(table.columns()).extracting(Column::name).containsExactly("id", "y");
        }
    }

    @Test
    public void rowsBeyondTheScratchSpaceEndInASentence() throws Exception {
        StringBuilder rows = new StringBuilder("id,text\n");
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 300_000; i++) {
            rows.append(i)
                    .append(',')
                    .append(Long.toHexString(random.nextLong()))
                    .append(random.nextLong())
                    .append('\n');
        }
        DataFile file = file("big.csv", rows.toString());
        EngineLimits limits = new EngineLimits(1L << 28, 1L << 20, 1, java.time.Duration.ofMinutes(1));
        Path scratch = folder.newFolder().toPath();
        try (EmbeddedEngine engine = EmbeddedEngine.open(List.of(file), scratch, limits)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 40; i++) {
                            engine.load("rows" + i, List.of(file));
                        }
                    })
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("scratch space");
        }
    }

    private DataFile file(String name, String text) throws Exception {
        Path path = folder.getRoot().toPath().resolve(name).toAbsolutePath();
        Files.writeString(path, text);
        return new DataFile(
                name, path.toRealPath(), DataFormat.of(name).get(), Compression.of(name), text.length(), "");
    }

    private EmbeddedEngine engine(DataFile... files) throws Exception {
        return EmbeddedEngine.open(List.of(files), folder.newFolder().toPath(), EngineLimits.usual());
    }
}
