package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvData.ranges;
import static io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvData.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Advisory;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The three forms of OSV data answer alike, and none answers from data that are not whole. */
public class OsvSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String BELOW_2 = ranges("ECOSYSTEM", "{\"introduced\":\"0\"},{\"fixed\":\"2\"}");
    private static final ComponentId A = ComponentId.of(Ecosystem.PYPI, "Some_Package", "1.0");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatAnAdvisorySaysReachesTheAnswer() throws Exception {
        Answer answer = everyForm(
                Map.of(
                        "a.json",
                        record(
                                "GHSA-1",
                                "PyPI",
                                "some.package",
                                BELOW_2 + ",\"database_specific\":{\"severity\":7}",
                                ",\"aliases\":[\"CVE-1\",\"GHSA-1\"],\"related\":[\"CVE-7\"],\"upstream\":[\"CVE-8\"],\"summary\":\"Bad\\u202e thing\","
                                        + "\"details\":\"…\",\"severity\":[{\"type\":\"CVSS_V3\",\"score\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"},{\"type\":\"Ubuntu\",\"score\":\"low\"}],"
                                        + "\"database_specific\":{\"severity\":\"CRITICAL\",\"cwe_ids\":[\"CWE-1\"]},\"withdrawn\":null")),
                A);
        Advisory advisory = answer.matches().get(0).advisory();
        assertThat(advisory.id()).isEqualTo("GHSA-1");
        assertThat(advisory.aliases()).containsExactly("CVE-1");
        assertThat(advisory.summary()).isEqualTo("Bad\\u202e thing");
        assertThat(advisory.score()).isEqualTo(9.8);
        assertThat(advisory.rating()).isEqualTo("CRITICAL");
        assertThat(advisory.fixed()).containsExactly("2");
        assertThat(answer.newest()).isEqualTo(OsvData.MODIFIED);
        assertThat(answer.advisories()).isEqualTo(1);
        assertThat(answer.unexamined()).isEmpty();
    }

    @Test
    public void aPackagesOwnSeverityCountsBeforeTheRecords() throws Exception {
        String own =
                ",\"severity\":[{\"type\":\"CVSS_V2\",\"score\":\"AV:N/AC:L/Au:N/C:N/I:N/A:C\"}],\"ecosystem_specific\":{\"severity\":\"LOW\"}";
        Answer answer = everyForm(
                Map.of(
                        "a.json",
                        record(
                                "X-1",
                                "PyPI",
                                "some-package",
                                BELOW_2 + own,
                                ",\"database_specific\":{\"severity\":\"HIGH\"}")),
                A);
        assertThat(answer.matches().get(0).advisory().score()).isEqualTo(7.8);
        assertThat(answer.matches().get(0).advisory().rating()).isEqualTo("LOW");
    }

    @Test
    public void theLatestStateOfARecordCountsWhateverItsPlace() throws Exception {
        String old = record("X-1", "PyPI", "some-package", BELOW_2).replace(OsvData.MODIFIED, "2020-01-01T00:00:00Z");
        String moved = record("X-1", "PyPI", "other", BELOW_2);
        assertThat(everyForm(Map.of("a.json", old, "b.json", moved), A).matches())
                .isEmpty();
        assertThat(everyForm(Map.of("a.json", moved, "b.json", old), A).matches())
                .isEmpty();
        String withdrawn = record("X-1", "PyPI", "some-package", BELOW_2, ",\"withdrawn\":\"2026-11-19T00:00:00Z\"");
        Answer answer = everyForm(Map.of("a.json", withdrawn, "b.json", old), A);
        assertThat(answer.matches()).isEmpty();
        assertThat(answer.advisories()).isEqualTo(1);
        // The same state twice, as all.zip beside PyPI's own zip has it.
        String same = record("X-1", "PyPI", "some-package", BELOW_2);
        assertThat(everyForm(Map.of("a.json", same, "b/a.json", same), A).matches())
                .hasSize(1);
    }

    @Test
    public void anEcosystemWithoutDataIsNotClean() throws Exception {
        Map<String, String> pypi = Map.of("a.json", record("X-1", "PyPI", "x", BELOW_2));
        ComponentId npm = ComponentId.of(Ecosystem.NPM, "left-pad", "1.0.0");
        ComponentId generic = ComponentId.of(Ecosystem.GENERIC, "openssl", "1.0.0");
        ComponentId conda = ComponentId.of(Ecosystem.CONDA, "openssl", "1.0.0");
        Answer answer = everyForm(pypi, A, npm, generic, conda);
        assertThat(answer.matches()).isEmpty();
        assertThat(answer.unexamined())
                .extracting(Answer.Unexamined::component)
                .containsExactlyInAnyOrder(npm, generic, conda);
        assertThat(answer.unexamined()).allMatch(Answer.Unexamined::foreign);
    }

    /** npm's own zip file has records that name PyPI too: they are not PyPI's data. */
    @Test
    public void recordsThatCameWithAnotherEcosystemAreNotItsData() throws Exception {
        String both = record(
                "X-1",
                "npm",
                "thing\"},\"versions\":[]},{\"package\":{\"ecosystem\":\"PyPI\",\"name\":\"some-package",
                BELOW_2);
        String go = both.replace("X-1", "X-2").replace("\"npm\"", "\"Go\"");
        Map<String, String> npm = Map.of("a.json", both, "b.json", go, "c.json", record("X-3", "npm", "x", BELOW_2));
        ComponentId clean = ComponentId.of(Ecosystem.PYPI, "numpy", "2.0");
        ComponentId left = ComponentId.of(Ecosystem.NPM, "left-pad", "1.0.0");
        Answer answer = everyForm(npm, A, clean, left);
        // What they know counts, what they do not know excuses nothing.
        assertThat(answer.matches()).extracting(Answer.Match::component).containsExactly(A, A);
        assertThat(answer.unexamined())
                .allMatch(Answer.Unexamined::foreign)
                .extracting(Answer.Unexamined::component)
                .containsExactlyInAnyOrder(A, clean);
    }

    @Test
    public void aCondaPackageIsLookedForAsThePyPiPackage() throws Exception {
        ComponentId conda = ComponentId.of(Ecosystem.CONDA, "Some_package", "1.0");
        ComponentId newer = ComponentId.of(Ecosystem.CONDA, "some-package", "3.0");
        Answer answer = everyForm(Map.of("a.json", record("X-1", "PyPI", "some-package", BELOW_2)), conda, newer);
        assertThat(answer.matches()).extracting(Answer.Match::component).containsExactly(conda);
        // It may be another package of the same name: that nothing is known proves nothing.
        assertThat(answer.unexamined()).hasSize(2).allMatch(Answer.Unexamined::foreign);
    }

    @Test
    public void aRegistryInTheEcosystemHidesNothing() throws Exception {
        ComponentId maven = ComponentId.of(Ecosystem.MAVEN, "org.acme:lib", "1.0");
        assertThat(everyForm(
                                Map.of(
                                        "a.json",
                                        record("X-1", "Maven:https://maven.google.com", "org.acme:lib", BELOW_2)),
                                maven)
                        .matches())
                .hasSize(1);
    }

    @Test
    public void anUnreadableVersionKeepsTheGateClosed() throws Exception {
        ComponentId odd = ComponentId.of(Ecosystem.PYPI, "some-package", "main");
        ComponentId none = ComponentId.of(Ecosystem.PYPI, "some-package", null);
        Answer answer = everyForm(Map.of("a.json", record("X-1", "PyPI", "some-package", BELOW_2)), odd, none);
        assertThat(answer.unexamined()).hasSize(2).noneMatch(Answer.Unexamined::foreign);
        assertThat(answer.unexamined().get(0).why()).contains("X-1");
    }

    @Test
    public void timesThatLieAheadMakeNothingYoung() throws Exception {
        String ahead = record("X-1", "PyPI", "x", BELOW_2).replace(OsvData.MODIFIED, "2099-01-01T00:00:00Z");
        String old = record("X-2", "PyPI", "x", BELOW_2).replace(OsvData.MODIFIED, "2024-01-01T00:00:00Z");
        assertThat(everyForm(Map.of("a.json", ahead, "b.json", old), A).newest())
                .isEqualTo("2024-01-01T00:00:00Z");
        assertThat(everyForm(Map.of("a.json", ahead), A).newest()).isNull();
    }

    @Test
    public void theOldestOfTheEcosystemsThatAreAskedForTellsTheAge() throws Exception {
        String npm = record("X-1", "npm", "x", BELOW_2).replace(OsvData.MODIFIED, "2024-01-01T00:00:00Z");
        Map<String, String> data = Map.of("a.json", npm, "b.json", record("X-2", "PyPI", "x", BELOW_2));
        assertThat(everyForm(data, A).newest()).isEqualTo(OsvData.MODIFIED);
        assertThat(everyForm(data, A, ComponentId.of(Ecosystem.NPM, "y", "1.0.0"))
                        .newest())
                .isEqualTo("2024-01-01T00:00:00Z");
    }

    @Test
    public void noDataAreAnError() throws Exception {
        Path empty = folder.newFolder("empty").toPath();
        assertThatThrownBy(() -> OsvSource.open(empty, NOW).find(List.of(A)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no record");
        assertThatThrownBy(() -> OsvSource.open(empty.resolve("gone"), NOW).find(List.of(A)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no OSV data");
    }

    @Test
    public void anIndexWithAnyByteChangedOrMissingIsRefused() throws Exception {
        Path zip = OsvData.zip(path("one.zip"), Map.of("a.json", record("X-1", "PyPI", "some-package", BELOW_2)));
        Path index = path("whole.index");
        OsvIndexWriter.write(zip, index, NOW);
        byte[] whole = Files.readAllBytes(index);
        Path broken = path("broken.index");
        for (int i = OsvIndexWriter.MAGIC.length; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(broken, changed);
            assertThatThrownBy(() -> OsvSource.open(broken, NOW).find(List.of(A)))
                    .as("byte " + i)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Make it again");
        }
        for (int length = OsvIndexWriter.MAGIC.length; length < whole.length; length += 7) {
            Files.write(broken, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> OsvSource.open(broken, NOW).find(List.of(A)))
                    .as("length " + length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Make it again");
        }
    }

    @Test
    public void anIndexThatCannotBeMadeLeavesTheOldOneAndNoWorkFiles() throws Exception {
        Path index = path("osv.index");
        OsvIndexWriter.write(
                OsvData.zip(path("good.zip"), Map.of("a.json", record("X-1", "PyPI", "x", BELOW_2))), index, NOW);
        byte[] before = Files.readAllBytes(index);
        Path bad = OsvData.zip(path("bad.zip"), Map.of("a.json", "{"));
        assertThatThrownBy(() -> OsvIndexWriter.write(bad, index, NOW)).isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(index)).isEqualTo(before);
        assertThat(folder.getRoot().list()).containsExactlyInAnyOrder("osv.index", "good.zip", "bad.zip");
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    /** Asks a directory, a zip file, a directory of zip files and an index, which must say the same. */
    private Answer everyForm(Map<String, String> records, ComponentId... components) throws Exception {
        Path work = folder.newFolder().toPath();
        Path directory = Files.createDirectory(work.resolve("directory"));
        for (Map.Entry<String, String> each : new HashMap<>(records).entrySet()) {
            Path file = directory.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        Path zip = OsvData.zip(Files.createDirectory(work.resolve("zips")).resolve("all.zip"), records);
        Path index = work.resolve("osv.index");
        OsvIndexWriter.write(zip, index, NOW);
        Answer answer = OsvSource.open(directory, NOW).find(List.of(components));
        for (Path other : List.of(zip, zip.getParent(), index)) {
            assertThat(OsvSource.open(other, NOW).find(List.of(components)))
                    .as(other.toString())
                    .isEqualTo(answer);
        }
        return answer;
    }
}
