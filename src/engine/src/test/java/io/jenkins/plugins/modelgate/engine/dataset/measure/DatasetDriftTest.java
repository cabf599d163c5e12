package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The verdict on a data set: critical columns one by one, the others by the share that drifted. */
public class DatasetDriftTest {
    private static final DriftLimits LIMITS = DriftLimits.defaults();

    private static DatasetDrift of(Set<String> critical, DriftVerdict... verdicts) {
        List<ColumnDrift> columns = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            columns.add(column("c" + i, verdicts[i]));
        }
        return DatasetDrift.of(columns, critical, LIMITS);
    }

    private static ColumnDrift column(String name, DriftVerdict verdict) {
        Comparison comparison = new Comparison("PSI", "psi.ln.refbins", "b", 1, 1, 0, 0, 0.1, 0.2, Double.NaN, verdict);
        return new ColumnDrift(name, verdict, List.of(comparison), List.of(), "");
    }

    private static DriftVerdict[] first(int drifted, DriftVerdict verdict, int all) {
        DriftVerdict[] verdicts = new DriftVerdict[all];
        for (int i = 0; i < all; i++) {
            verdicts[i] = i < drifted ? verdict : DriftVerdict.PASS;
        }
        return verdicts;
    }

    @Test
    public void otherColumnsCountByShare() {
        assertThat(of(Set.of(), first(1, DriftVerdict.FAIL, 10)).verdict()).isEqualTo(DriftVerdict.PASS);
        assertThat(of(Set.of(), first(2, DriftVerdict.FAIL, 10)).verdict()).isEqualTo(DriftVerdict.WARN);
        assertThat(of(Set.of(), first(4, DriftVerdict.FAIL, 10)).verdict()).isEqualTo(DriftVerdict.WARN);
        assertThat(of(Set.of(), first(5, DriftVerdict.WARN, 10)).verdict()).isEqualTo(DriftVerdict.FAIL);
        assertThat(of(Set.of(), first(3, DriftVerdict.FAIL, 10)).driftedShare()).isEqualTo(0.3);
    }

    @Test
    public void oneCriticalColumnIsEnough() {
        for (DriftVerdict verdict : DriftVerdict.values()) {
            DriftVerdict expected = verdict == DriftVerdict.REPORTED ? DriftVerdict.PASS : verdict;
            assertThat(of(Set.of("c0"), first(1, verdict, 10)).verdict()).isEqualTo(expected);
        }
    }

    @Test
    public void whatWasNotSeenIsNoPass() {
        assertThat(of(Set.of()).verdict()).as("no column").isEqualTo(DriftVerdict.ERROR);
        assertThat(of(Set.of("label"), first(0, DriftVerdict.PASS, 10)).verdict())
                .as("a critical column that was not compared")
                .isEqualTo(DriftVerdict.ERROR);
        assertThat(DatasetDrift.of(
                                List.of(column("a", DriftVerdict.PASS), ColumnDrift.error("b", "missing")),
                                Set.of("a"),
                                LIMITS)
                        .verdict())
                .as("another column in error")
                .isEqualTo(DriftVerdict.ERROR);
        assertThat(of(Set.of(), first(5, DriftVerdict.INSUFFICIENT, 10)).verdict())
                .as("half of the columns without a verdict may be half drifted")
                .isEqualTo(DriftVerdict.INSUFFICIENT);
        assertThat(of(Set.of(), first(4, DriftVerdict.INSUFFICIENT, 10)).verdict())
                .isEqualTo(DriftVerdict.PASS);
        assertThat(of(Set.of("c0"), first(0, DriftVerdict.PASS, 1)).verdict())
                .as("critical columns alone")
                .isEqualTo(DriftVerdict.PASS);
    }

    @Test
    public void aFailureOutweighsWhatIsOpen() {
        assertThat(of(Set.of("c0", "c1"), DriftVerdict.FAIL, DriftVerdict.ERROR, DriftVerdict.PASS)
                        .verdict())
                .isEqualTo(DriftVerdict.FAIL);
    }
}
