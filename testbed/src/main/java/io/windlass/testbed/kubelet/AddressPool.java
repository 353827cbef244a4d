package io.windlass.testbed.kubelet;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Hands out 127.18.a.b. It begins somewhere at random, so that two testbeds on one machine rarely
 * meet, and goes round, so that an address of a dead pod is not soon that of another.
 */
final class AddressPool {

  private static final int SIZE = 1 << 16;
  private static final String PREFIX = "127.18.";

  private final Set<String> taken = new HashSet<>();
  private int next;

  AddressPool(RandomGenerator random) {
    next = random.nextInt(SIZE);
  }

  /**
   * @param wanted the address the pod had before, given again when it is free
   * @throws IllegalStateException when all 65,000 are in use
   */
  synchronized String take(Optional<String> wanted) {
    if (wanted.isPresent() && wanted.get().startsWith(PREFIX) && taken.add(wanted.get())) {
      return wanted.get();
    }
    for (int tries = 0; tries < SIZE; tries++) {
      next = (next + 1) % SIZE;
      String address = PREFIX + (next >> 8) + "." + (next & 0xff);
      if (!edge(next) && taken.add(address)) {
        return address;
      }
    }
    throw new IllegalStateException("no free address in 127.18.0.0/16");
  }

  synchronized void release(String address) {
    taken.remove(address);
  }

  /** Addresses that end in .0 or .255 look like mistakes to a reader. */
  private static boolean edge(int number) {
    int last = number & 0xff;
    return last == 0 || last == 0xff;
  }
}
