package io.jenkins.plugins.modelgate.engine.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Splitting into windows, over random bounds. */
public class SpanTest {
    @Test
    public void windowsCoverEveryMomentOnceAndEveryRunSplitsAlike() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Instant first = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(1_000_000));
            Instant last = first.plusSeconds(random.nextInt(2_000_000));
            Instant now = last.plusSeconds(random.nextInt(200_000) - 50_000);
            Duration every = Duration.ofMinutes(1 + random.nextInt(3_000));
            if (last.getEpochSecond() - first.getEpochSecond() > Span.MOST * every.toSeconds()) {
                continue;
            }
            List<Span> spans = Span.split(first, last, every, null, now);
            for (int j = 0; j < spans.size(); j++) {
                Span span = spans.get(j);
                assertThat(Duration.between(span.from(), span.to())).isEqualTo(every);
                assertThat(span.from().getEpochSecond() % every.toSeconds()).isZero();
                assertThat(span.to()).isBeforeOrEqualTo(now);
                assertThat(span.from()).isBeforeOrEqualTo(last);
                assertThat(j == 0 || spans.get(j - 1).to().equals(span.from())).isTrue();
            }
            if (!spans.isEmpty()) {
                assertThat(spans.get(0).from()).isBeforeOrEqualTo(first);
                assertThat(spans.get(0).to()).isAfter(first);
                // From any window's end on, the rest comes out the same.
                int cut = random.nextInt(spans.size());
                assertThat(Span.split(first, last, every, spans.get(cut).to(), now))
                        .isEqualTo(spans.subList(cut + 1, spans.size()));
            }
            // What is left out behind the last window is not over yet.
            Instant end = spans.isEmpty() ? null : spans.get(spans.size() - 1).to();
            assertThat(end == null || end.isAfter(last) || end.plus(every).isAfter(now))
                    .isTrue();
        }
    }

    @Test
    public void aClockThatJumpedByCenturiesIsNoMillionOfWindows() {
        assertThatThrownBy(() -> Span.split(
                        Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1), null, Instant.MAX))
                .hasMessageContaining("more than 10000 windows");
        assertThatThrownBy(() -> Span.seconds(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.seconds(1e300)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void aWindowThatTheHistoryCutIsShownAndNotPassedOver() {
        Instant day = Instant.parse("2026-11-20T00:00:00Z");
        List<Span> spans = Span.split(
                day,
                day.plus(Duration.ofDays(3)),
                Duration.ofDays(1),
                day.plusSeconds(100),
                day.plus(Duration.ofDays(9)));
        assertThat(spans.get(0).from()).isEqualTo(day);
    }
}
