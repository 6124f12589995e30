package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianVersionTest {

    /** Pairs in dpkg's order; policy 5.6.12 and versions of the archive. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 1.1",
        "1.9, 1.10",
        "1.0~rc1, 1.0",
        "1.0~~, 1.0~",
        "1.0~~a, 1.0~",
        "1.0, 1.0a",
        "1.0a, 1.0+",
        "1.0a, 1.0.1",
        "1.0-1, 1.0-2",
        "1.0, 1.0-1",
        "1.0-1, 1.0-1+b1",
        "1.0-1+deb12u9, 1.0-1+deb12u10",
        "9.9, 1:0.1",
        "1:2.38.1-5, 1:2.38.1-5+deb12u3",
        "2.2.40-1.1, 2.2.40-1.1+deb12u2",
        "5.4.1-0.2, 5.4.1-1",
        "0.5.12-2~bpo12+1, 0.5.12-2",
        "1.2-3-4, 1.2-4-1",
        "7.88.1-10+deb12u5, 7.88.1-10+deb12u15"
    })
    void sorts_the_first_before_the_second(String earlier, String later) {
        assertThat(new DebianVersion(earlier)).isLessThan(new DebianVersion(later));
        assertThat(new DebianVersion(later)).isGreaterThan(new DebianVersion(earlier));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.00", "0:1.0, 1.0", "1.0-0, 1.0", "1.01, 1.1", "00001, 1"})
    void takes_as_equal(String one, String other) {
        assertThat(new DebianVersion(one)).isEqualByComparingTo(new DebianVersion(other));
    }

    @Test
    void is_a_total_order_over_anything() {
        Random random = new Random(7);
        List<DebianVersion> versions = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--)
                text.append("01a~+.-:Z9".charAt(random.nextInt(10)));
            versions.add(new DebianVersion(text.toString()));
        }
        Collections.sort(versions);
        for (int i = 0; i < versions.size(); i++) {
            for (int j = i; j < versions.size(); j++) {
                assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
                        .isLessThanOrEqualTo(0);
                assertThat(Integer.signum(versions.get(j).compareTo(versions.get(i))))
                        .isEqualTo(-Integer.signum(versions.get(i).compareTo(versions.get(j))));
            }
        }
    }
}
