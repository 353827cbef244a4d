package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SuccessionTest {

  private static final Set<String> BOTH = Set.of("1", "2");

  @Test
  void aNewVersionBecomesCurrent() {
    assertThat(new Succession("2", "1", Set.of("1"), BOTH, BOTH).claims()).isTrue();
    assertThat(new Succession("1", "", Set.of(), Set.of("1"), Set.of("", "1")).claims()).isTrue();
  }

  @Test
  void anOldWorkerThatStartsAgainDoesNot() {
    assertThat(new Succession("1", "2", BOTH, BOTH, BOTH).claims()).isFalse();
  }

  @Test
  void anOldVersionDoesWhenItIsTheOnlyOneLeft() {
    assertThat(new Succession("1", "2", BOTH, BOTH, Set.of("1")).claims()).isTrue();
    assertThat(new Succession("1", "", Set.of("1"), Set.of("1"), Set.of("1")).claims()).isTrue();
  }

  @Test
  void theCurrentVersionHasNothingToClaim() {
    assertThat(new Succession("2", "2", BOTH, BOTH, Set.of("2")).claims()).isFalse();
  }

  @Test
  void theCurrentVersionInheritsFromThoseThatAreGone() {
    Set<String> known = Set.of("1", "2", "3");
    assertThat(new Succession("3", "3", known, known, Set.of("2", "3")).inherits())
        .containsExactly("1");
    assertThat(new Succession("3", "3", known, known, Set.of()).inherits())
        .containsExactly("1", "2");
  }

  @Test
  void othersInheritNothing() {
    assertThat(new Succession("1", "2", BOTH, BOTH, Set.of("1")).inherits()).isEmpty();
  }
}
