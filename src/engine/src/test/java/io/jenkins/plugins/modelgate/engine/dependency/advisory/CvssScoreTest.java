package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class CvssScoreTest {
    @Test
    public void scoresAreThoseOfAnIndependentCalculator() throws Exception {
        List<String> different = new ArrayList<>();
        int count = 0;
        try (InputStream in = getClass().getResourceAsStream("/dependency/cvss-scores.json")) {
            for (Map.Entry<String, JsonNode> each :
                    new ObjectMapper().readTree(in).properties()) {
                count++;
                Double score = CvssScore.of(each.getKey());
                if (score == null || score != each.getValue().doubleValue()) {
                    different.add(each.getKey() + " " + score + " instead of " + each.getValue());
                }
            }
        }
        // The library rounds 5.65 down where FIRST's calculator adds a millionth before it rounds.
        assertThat(different)
                .containsExactly("CVSS:4.0/AV:N/AC:H/AT:N/PR:H/UI:A/VC:L/VI:N/VA:H/SC:N/SI:N/SA:N 5.6 instead of 5.7");
        assertThat(count).isGreaterThan(1100);
    }

    @Test
    public void theHighestScoreCountsWhateverItsVersion() {
        String v2 = "AV:N/AC:L/Au:N/C:C/I:C/A:C";
        String v3 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
        String low = "CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
        assertThat(CvssScore.of(low)).isEqualTo(7.3);
        assertThat(CvssScore.of(List.of(v3, low))).isEqualTo(9.8);
        assertThat(CvssScore.of(List.of(low, v2, v3))).isEqualTo(10.0);
        assertThat(CvssScore.of(List.of("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:L", v3)))
                .isEqualTo(9.8);
        assertThat(CvssScore.of("(" + v2 + ")")).isEqualTo(10.0);
    }

    @Test
    public void anUnlikelyExploitLowersNoScore() {
        String vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
        assertThat(CvssScore.of(vector + "/E:U/MAV:P/CR:L"))
                .isEqualTo(CvssScore.of(vector))
                .isEqualTo(9.3);
    }

    @Test
    public void whatIsNoVectorHasNoScore() {
        for (String text : List.of(
                "",
                "9.8",
                "CVSS:3.1",
                "CVSS:9.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H",
                "CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:Q/SC:N/SI:N/SA:N",
                "///::://")) {
            assertThat(CvssScore.of(text)).as(text).isNull();
        }
        assertThat(CvssScore.of(List.of())).isNull();
    }
}
