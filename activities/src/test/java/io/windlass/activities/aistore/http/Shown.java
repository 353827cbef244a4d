package io.windlass.activities.aistore.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One token after the other, each until it is refused; the last one stays. */
final class Shown implements Credentials {

  static final Credentials NOTHING = new Shown(List.of());

  private final Deque<String> tokens;

  Shown(List<String> tokens) {
    this.tokens = new ArrayDeque<>(tokens);
  }

  @Override
  public Optional<String> token() {
    return Optional.ofNullable(tokens.peek());
  }

  @Override
  public boolean renews(String refused) {
    boolean another = tokens.size() > 1;
    if (another) {
      tokens.remove();
    }
    return another;
  }

  @Override
  public String remedy() {
    return "see to it";
  }
}
