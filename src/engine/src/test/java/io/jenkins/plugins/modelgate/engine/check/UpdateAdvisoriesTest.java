package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch.Route;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.StoreUpdate;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateAttempt;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.UpdateRunningException;
import io.jenkins.plugins.modelgate.engine.dependency.owasp.NvdFeeds;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UpdateAdvisoriesTest {
    private static final String OSV =
            "{\"schema_version\":\"1.7.0\",\"id\":\"PYSEC-2021-142\",\"modified\":\"2024-11-25T22:09:40Z\","
                    + "\"aliases\":[\"CVE-2020-14343\"],\"summary\":\"x\",\"affected\":[{\"package\":{\"ecosystem\":\"PyPI\","
                    + "\"name\":\"pyyaml\"},\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"5.4\"}]}]}]}";
    private static final String EPSS =
            "#model_version:v2025.03.14,score_date:2026-11-25T12:55:00Z\ncve,epss,percentile\n"
                    + "CVE-2020-14343,0.13901,0.94123\nCVE-2021-44228,0.94358,0.99957\n";
    private static final String KEV = "{\"title\":\"CISA\",\"catalogVersion\":\"2026.11.24\",\"dateReleased\":"
            + "\"2026-11-24T18:00:00.000Z\",\"count\":1,\"vulnerabilities\":[{\"cveID\":\"CVE-2021-44228\"}]}";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everySourceIsReadAndTheirStateIsTold() throws Exception {
        Path feeds = NvdFeeds.small(folder.newFolder().toPath());
        Report report = update(
                feeds.toString(),
                write("osv/PYSEC-2021-142.json", OSV).getParent().toString(),
                write("scores.csv", EPSS).toString(),
                write("kev.json", KEV).toString());
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.metrics())
                .containsEntry("nvdRecords", 30L)
                .containsEntry("nvdAsOf", "2025-10-27T17:35:59Z")
                .containsEntry("osvRecords", 1L)
                .containsEntry("osvRecords PyPI", 1L)
                .containsEntry("epssRecords", 2L)
                .containsEntry("epssAsOf", "2026-11-25T12:55:00Z")
                .containsEntry("kevAsOf", "2026-11-24T18:00:00Z");
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("advisories/few-records"))
                .hasSize(4);
        assertThat(store().currentManifest()
                        .orElseThrow()
                        .source("nvd")
                        .orElseThrow()
                        .notTaken())
                .containsExactly("CVE-2010-0001");
        try (Snapshot snapshot = store().open()) {
            assertThat(snapshot.id()).isEqualTo(report.subject().sha256());
            assertThat(snapshot.manifest().files())
                    .extracting(file -> file.path())
                    .containsExactly(
                            AdvisoryFiles.EPSS_SCORES,
                            AdvisoryFiles.KEV_CATALOGUE,
                            "nvd/odc.mv.db",
                            AdvisoryFiles.OSV_INDEX);
        }
        assertThat(store().lastAttempt())
                .hasValueSatisfying(attempt -> assertThat(attempt.updated()).isTrue());
    }

    @Test
    public void aSourceThatIsDamagedFailsTheWholeUpdate() throws Exception {
        update(null, null, null, write("kev.json", KEV).toString());
        String before = store().currentId().orElseThrow();
        refused(null, "cve,epss,percentile\n<script>\n", null, "no CVE with its score");
        refused(null, "cve,epss,percentile\n", null, "it has no score");
        refused(null, null, "{\"vulnerabilities\":[{\"cveID\":\"x\"}]}", "an entry has no cveID");
        refused(null, null, "{\"vulnerabilities\":[", "catalogue of exploited vulnerabilities");
        refused("{\"id\":\"PYSEC-1\"", null, null, "");
        assertThat(store().currentId()).contains(before);
        assertThat(store().lastAttempt())
                .hasValueSatisfying(attempt -> assertThat(attempt.updated()).isFalse());
        assertThatThrownBy(() -> update("/nowhere", null, null, null))
                .hasMessageContaining("no such file or directory");
    }

    @Test
    public void sourcesNamedByUrlAreFetchedAndWhatBreaksOffIsNotTaken() throws Exception {
        Path zip = folder.getRoot().toPath().resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("PYSEC-2021-142.json"));
            out.write(bytes(OSV));
        }
        Map<String, byte[]> files =
                Map.of("/kev.json", bytes(KEV), "/epss.csv", bytes(EPSS), "/osv/download", Files.readAllBytes(zip));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] content = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(bytes(KEV));
            exchange.getResponseBody().flush();
            try {
                exchange.close();
            } catch (RuntimeException e) {
                // That it is too short is what this is for.
            }
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            Report report = update(plain(null, base + "/osv/download", base + "/epss.csv", base + "/kev.json"));
            assertThat(report.metrics())
                    .containsEntry("osvRecords", 1L)
                    .containsEntry("kevRecords", 1L)
                    .containsEntry("epssRecords", 2L);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.rule().equals("advisories/plain-http"))
                    .hasSize(3);
            assertThatThrownBy(() -> update(null, null, null, base + "/kev.json"))
                    .hasMessageContaining("is no https");
            assertThatThrownBy(() -> update(plain(null, null, null, base + "/broken")))
                    .hasMessageContaining("broke off");
            assertThatThrownBy(() -> update(plain(null, null, null, base + "/none")))
                    .hasMessageContaining("is not there (404)");
            assertThatThrownBy(() -> update(plain(base, null, null, null)))
                    .hasMessageContaining("nvdcve-2.0-2002.json.gz is not there");
            assertThatThrownBy(() -> update(null, null, null, "https://localhost/kev.json?sig=secret"))
                    .hasMessageContaining("query")
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> update(null, null, null, "http://user:secret@localhost/kev.json"))
                    .hasMessageContaining("neither user nor password")
                    .hasMessageNotContaining("secret");
        } finally {
            server.stop(0);
        }
    }

    @Test
    public void twoUpdatesAtOnceAreToldApart() throws Exception {
        String kev = write("kev.json", KEV).toString();
        update(null, null, null, kev);
        try (StoreUpdate other = store().begin(Instant.now())) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> update(null, null, null, kev)).isInstanceOf(UpdateRunningException.class);
            try (Snapshot snapshot = store().open()) {
                assertThat(snapshot.bytes(AdvisoryFiles.KEV_CATALOGUE))
                        .asString()
                        .isEqualTo(KEV);
            }
        }
        assertThat(store().lastAttempt())
                .hasValueSatisfying(attempt -> assertThat(attempt.updated()).isTrue());
    }

    /** A mirror that was emptied is well formed, and newer than what it would replace. */
    @Test
    public void dataThatLostTooMuchReplaceNothingWithoutAWord() throws Exception {
        String whole = write("whole.json", KEV.replace("]}", ",{\"cveID\":\"CVE-2021-1111\"}]}"))
                .toString();
        String less = write("less.json", KEV).toString();
        update(null, null, null, whole);
        assertThatThrownBy(() -> update(null, null, null, less))
                .hasMessageContaining("kev have 1 records, those in force 2");
        Path osv = folder.newFolder().toPath();
        Files.writeString(osv.resolve("a.json"), OSV);
        Files.writeString(osv.resolve("b.json"), OSV.replace("PyPI", "npm").replace("PYSEC-2021-142", "X-1"));
        update(null, osv.toString(), null, null);
        // As many records as before, and one ecosystem less.
        Files.writeString(osv.resolve("b.json"), OSV.replace("PYSEC-2021-142", "X-1"));
        assertThatThrownBy(() -> update(null, osv.toString(), null, null))
                .hasMessageContaining("osv npm have 0 records");
        update(new UpdateAdvisoriesRequest(
                store().directory(),
                null,
                osv.toString(),
                null,
                less,
                Set.of(),
                true,
                Route.usual(),
                Policy.defaults()));
        assertThat(store().currentManifest()
                        .orElseThrow()
                        .source("kev")
                        .orElseThrow()
                        .records())
                .isEqualTo(1);
    }

    @Test
    public void aSourceThatIsTakenOutIsNotTakenOver() throws Exception {
        update(
                null,
                null,
                write("scores.csv", EPSS).toString(),
                write("kev.json", KEV).toString());
        Report report = update(new UpdateAdvisoriesRequest(
                store().directory(), null, null, null, null, Set.of("epss"), false, Route.usual(), Policy.defaults()));
        assertThat(report.metrics()).containsKey("kevRecords").doesNotContainKey("epssRecords");
    }

    /** The worker that updates ends at once when its memory is full: nothing catches that. */
    @Test
    public void whatDoesNotEndIsNoSuccess() throws Exception {
        update(null, null, null, write("kev.json", KEV).toString());
        boolean[] seen = new boolean[1];
        new UpdateAdvisories()
                .run(plain(null, null, null, write("kev.json", KEV).toString()), (a, b, c, d) -> {
                    UpdateAttempt attempt = store().lastAttempt().orElseThrow();
                    seen[0] = !attempt.updated() && attempt.message().contains("did not end");
                });
        assertThat(seen[0]).isTrue();
        assertThatThrownBy(() -> new UpdateAdvisories()
                        .run(plain(null, null, null, write("kev.json", KEV).toString()), (a, b, c, d) -> {
                            throw new IllegalStateException("broken");
                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().lastAttempt().orElseThrow().message()).isEqualTo("broken");
    }

    private UpdateAdvisoriesRequest plain(String nvd, String osv, String epss, String kev) {
        return new UpdateAdvisoriesRequest(
                store().directory(),
                nvd,
                osv,
                epss,
                kev,
                Set.of(),
                false,
                new Route(null, 0, "", true),
                Policy.defaults());
    }

    private void refused(String osv, String epss, String kev, String why) {
        assertThatThrownBy(() -> update(
                        null,
                        osv == null ? null : write("bad.json", osv).toString(),
                        epss == null ? null : write("bad.csv", epss).toString(),
                        kev == null ? null : write("bad-kev.json", kev).toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private Report update(String nvd, String osv, String epss, String kev) throws Exception {
        return update(UpdateAdvisoriesRequest.of(store().directory(), nvd, osv, epss, kev, Policy.defaults()));
    }

    private static Report update(UpdateAdvisoriesRequest request) throws Exception {
        return new UpdateAdvisories().run(request, Progress.SILENT);
    }

    private AdvisoryStore store() {
        return new AdvisoryStore(folder.getRoot().toPath().resolve("advisories"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
