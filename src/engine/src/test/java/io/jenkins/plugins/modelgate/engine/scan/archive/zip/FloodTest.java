package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder.Member;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** Archives in which everything is wrong twenty thousand times; in the long form a hundred thousand. */
public class FloodTest {
    private static final int ENTRIES = Boolean.getBoolean("modelgate.full") ? 100_000 : 20_000;
    private static final byte[] CANARY = "cposix\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII);

    @Test
    public void differingNames() {
        ZipBuilder builder = new ZipBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            Member member = ZipBuilder.stored("a" + i, "x");
            member.centralName = "b" + i;
            builder.add(member);
        }
        builder.add(new Member("last", CANARY, 8));
        Result result = Scans.scan("m.zip", builder.directory().bytes());
        assertThat(result.findings()).hasSizeLessThan(Limits.FINDINGS);
        assertThat(Scans.rules(result))
                .as("the flood does not hide the finding behind it")
                .contains("pickle/unsafe-global", ZipRules.NAME_MISMATCH.id());
        long kept = Scans.rules(result).stream()
                .filter(ZipRules.NAME_MISMATCH.id()::equals)
                .count();
        assertThat(kept + result.dropped().get(ZipRules.NAME_MISMATCH.id()))
                .as("every one is counted")
                .isEqualTo(ENTRIES);
    }

    @Test
    public void everyKindOfMismatchAtOnce() {
        ZipBuilder builder = new ZipBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            Member member = ZipBuilder.stored(i % 2 == 0 ? "../a" + i : "same", "x");
            member.centralName = "../b" + i;
            member.crc = i;
            member.centralSize = 5;
            member.centralFlags = 1;
            member.listed = i % 3 != 0;
            builder.add(member);
        }
        builder.add(new Member("last", CANARY, 8));
        Result result = Scans.scan("m.zip", builder.directory().bytes());
        assertThat(result.findings()).hasSizeLessThanOrEqualTo(Limits.FINDINGS);
        assertThat(Scans.rules(result))
                .contains("pickle/unsafe-global", ZipRules.NAME_MISMATCH.id(), ZipRules.UNLISTED.id());
        assertThat(result.dropped()).containsKeys(ZipRules.NAME_MISMATCH.id(), ZipRules.UNLISTED.id());
    }
}
