package io.windlass.testbed.pmem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * A node's registration with the controller.
 *
 * <ol>
 *   <li>It is tried until it succeeds, with a pause after each failure. Only a registry that calls
 *       the request itself wrong ends the process.
 *   <li>The connection is kept; when it ends, another is made, and the node registers again.
 * </ol>
 */
final class NodeRegistration {

  private final DriverSetup setup;
  private final DriverTls tls;
  private Optional<Channel> kept = Optional.empty();

  NodeRegistration(DriverSetup setup, DriverTls tls) {
    this.setup = setup;
    this.tls = tls;
  }

  /** Returns when the node is registered. */
  void register() throws StartFailure, InterruptedException {
    while (kept.isEmpty()) {
      try {
        kept = Optional.of(attempt());
        setup.process().log("Registration success");
      } catch (IOException | CallFailure failed) {
        setup.process().log("Failed to register: %s, retrying ...".formatted(failed.getMessage()));
        setup.process().pause(setup.world().timings().retry());
      }
    }
  }

  /** Registers again whenever the connection has ended. */
  void keep() throws StartFailure, InterruptedException {
    while (true) {
      kept.ifPresent(Channel::awaitClosed);
      kept = Optional.empty();
      setup.process().pause(setup.world().timings().reconnect());
      register();
    }
  }

  private Channel attempt() throws IOException, CallFailure, StartFailure {
    setup.process().awaitAwake();
    Channel channel = connect();
    try {
      channel.call(Registry.REGISTER, arguments());
      return setup.process().own(channel);
    } catch (CallFailure failure) {
      channel.close();
      if (failure.code() == CallFailure.Code.INVALID_ARGUMENT) {
        throw StartFailure.of("failed to run driver: Registration failed: " + failure.reason());
      }
      throw failure;
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /** Says farewell, if it can. */
  void unregister() {
    try (Channel channel = connect()) {
      channel.call(Registry.UNREGISTER, arguments());
    } catch (IOException | CallFailure failed) {
      setup.process().log("Failed to unregister: " + failed.getMessage());
    }
  }

  private Channel connect() throws IOException {
    return tls.connect(
        setup.config().registryEndpoint().remote(setup.context()), setup.world().timings().call());
  }

  private ObjectNode arguments() {
    return Channel.object()
        .put("nodeId", setup.config().nodeId())
        .put("endpoint", setup.config().controllerEndpoint().toString());
  }
}
