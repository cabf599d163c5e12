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
