package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvReader.OsvException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class OsvTimesTest {
    @Test
    public void timesAreThoseOfJava() throws OsvException {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            if (i % 3 == 0) {
                time = Instant.ofEpochMilli(time.toEpochMilli() / 100 * 100);
            }
            assertThat(OsvTimes.parse(time.toString())).as(time.toString()).isEqualTo(time.toEpochMilli());
        }
        for (String text : List.of(
                "2024-02-29T23:59:59Z",
                "2024-02-29T23:59:59.1Z",
                "2024-02-29T23:59:59.12Z",
                "2024-01-01T00:00:00+02:00")) {
            assertThat(OsvTimes.parse(text))
                    .as(text)
                    .isEqualTo(Instant.parse(text).toEpochMilli());
        }
    }

    @Test
    public void whatIsNoTimeIsRefused() {
        for (String text : List.of(
                "",
                "Z",
                "2023-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-01-01T25:00:00Z",
                "2024-01-01T00:60:00Z",
                "2024-01-01T00:00:00",
                "2024-01-01",
                "2024-01-01T00:00:00.xZ",
                "2024-01-01 00:00:00Z")) {
            assertThatThrownBy(() -> OsvTimes.parse(text)).as(text).isInstanceOf(OsvException.class);
        }
    }
}
