package io.windlass.testbed.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leads the JVM of the tests to the storage nodes of all its stacks, each of which has a hosts file
 * of its own. Beside them the machine's own names are known; nobody outside is asked.
 */
public final class StackNames extends InetAddressResolverProvider {

  private static final Path STACKS = Path.of("target");

  @Override
  public InetAddressResolver get(Configuration configuration) {
    List<String> own = List.of("localhost", configuration.lookupLocalHostName());
    return new Resolver(own, configuration.builtinResolver());
  }

  @Override
  public String name() {
    return "names of the stacks' nodes";
  }

  private record Resolver(List<String> own, InetAddressResolver builtin)
      implements InetAddressResolver {

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      if (own.contains(host)) {
        return builtin.lookupByName(host, policy);
      }
      List<String> addresses = addresses(host);
      if (addresses.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return addresses.stream().map(address -> named(host, address));
    }

    /** With its name: by that a client over HTTPS verifies whom it talks to. */
    private static InetAddress named(String host, String address) {
      try {
        return InetAddress.getByAddress(host, InetAddress.ofLiteral(address).getAddress());
      } catch (UnknownHostException e) {
        throw new IllegalStateException("an address has four or sixteen bytes", e);
      }
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return builtin.lookupByAddress(address);
    }
  }

  private static List<String> addresses(String host) {
    try (Stream<Path> stacks = Files.list(STACKS)) {
      return stacks
          .map(stack -> stack.resolve("hosts"))
          .filter(Files::exists)
          .flatMap(StackNames::lines)
          .map(line -> Arrays.asList(line.split(" ")))
          .filter(words -> words.subList(1, words.size()).contains(host))
          .map(List::getFirst)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
