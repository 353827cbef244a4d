package io.windlass.activities.aistore;

import io.windlass.activities.temporal.Together;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same thing of the proxies and of the targets. */
record Both<T>(T proxies, T targets) {

  /** Asks for both at the same time. */
  static <T> Both<T> ask(Function<DaemonRole, T> question) {
    List<Supplier<T>> questions =
        List.of(() -> question.apply(DaemonRole.PROXY), () -> question.apply(DaemonRole.TARGET));
    List<T> answers = Together.ask(questions);
    return new Both<>(answers.getFirst(), answers.getLast());
  }

  /** Nothing of either. */
  static <T> Both<Optional<T>> none() {
    return new Both<>(Optional.empty(), Optional.empty());
  }

  T of(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxies;
      case TARGET -> targets;
    };
  }

  <U> Both<U> map(Function<T, U> change) {
    return new Both<>(change.apply(proxies), change.apply(targets));
  }

  Stream<T> stream() {
    return Stream.of(proxies, targets);
  }
}
