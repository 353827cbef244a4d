package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRateTest {

  private static final long SECOND = 1_000_000_000L;

  private final RequestRate rate = new RequestRate(10);
  private final long now = System.nanoTime() + 100 * SECOND;

  @Test
  void aBurstOfASecondGoesAtOnceAndTheRestAtTheRate() {
    long[] places = IntStream.range(0, 30).mapToLong(request -> rate.take(now)).toArray();

    assertThat(IntStream.range(0, 11)).allMatch(request -> places[request] <= now);
    assertThat(places[11]).isEqualTo(now + SECOND / 10);
    assertThat(places[29] - places[19]).isEqualTo(SECOND);
  }

  @Test
  void silenceIsNotSavedForLongerThanASecond() {
    rate.take(now);
    long later = now + 3600 * SECOND;

    assertThat(IntStream.range(0, 30).filter(request -> rate.take(later) <= later)).hasSize(11);
  }
}
