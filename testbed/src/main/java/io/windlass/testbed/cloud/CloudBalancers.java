package io.windlass.testbed.cloud;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The load balancers of a cloud, as its controller manager gives them to Services.
 *
 * <ol>
 *   <li>A Service of type LoadBalancer gets an address some time after it is made: a number on
 *       loopback, or a name when the annotation {@link #ADDRESS} says {@code hostname}.
 *   <li>In a namespace that is held back none gets one, until it is let go.
 *   <li>A number listens on the Service's ports and passes connections to a ready pod.
 *   <li>With the Service goes the address.
 * </ol>
 */
public final class CloudBalancers implements AutoCloseable {

  /** Annotation of a Service: {@code hostname} asks for a name, as some clouds give. */
  public static final String ADDRESS = "testbed.windlass.io/address";

  /** How long a cloud takes, still to be scaled. */
  private static final Duration DELAY = Duration.ofSeconds(20);

  /** Counted from a place of its own, since clouds of several stacks share the machine. */
  private static final int ADDRESSES = 250 * 250;

  private static final int GONE = 404;

  private final KubernetesClient client;
  private final TimeScale time;
  private final Timers timers = new Timers();
  private final Mailbox mailbox = new Mailbox("cloud");
  private final SharedIndexInformer<Service> services;
  private final Map<String, Frontend> frontends = new HashMap<>();
  private final Set<String> heldBack = new HashSet<>();
  private int next = RandomGenerator.getDefault().nextInt(ADDRESSES);

  private CloudBalancers(KubernetesClient client, TimeScale time) {
    this.client = client;
    this.time = time;
    this.services = client.services().inAnyNamespace().runnableInformer(0);
    services.addEventHandler(new Changes());
  }

  /** Begins to give addresses. */
  public static CloudBalancers start(KubernetesClient client, TimeScale time) {
    CloudBalancers cloud = new CloudBalancers(client, time);
    cloud.services.run();
    return cloud;
  }

  /** From now on no Service of the namespace gets an address. */
  public void holdBack(String namespace) {
    mailbox.post(() -> heldBack.add(namespace));
  }

  /** Gives the addresses that were held back. */
  public void letGo(String namespace) {
    mailbox.post(
        () -> {
          heldBack.remove(namespace);
          services.getStore().list().forEach(this::provision);
        });
  }

  @Override
  public void close() {
    services.close();
    timers.close();
    mailbox.post(() -> frontends.values().forEach(Frontend::close));
  }

  private void seen(Service service) {
    if (wantsAddress(service)) {
      timers.after(time.of(DELAY), mailbox, () -> provision(service));
    }
  }

  private static boolean wantsAddress(Service service) {
    return "LoadBalancer".equals(service.getSpec().getType())
        && service.getStatus().getLoadBalancer().getIngress().isEmpty();
  }

  /** The Service as it is now: it may have gone, or have an address since. */
  private void provision(Service seen) {
    String namespace = seen.getMetadata().getNamespace();
    String key = namespace + "/" + seen.getMetadata().getName();
    Service service = services.getStore().getByKey(key);
    if (service == null || !wantsAddress(service) || heldBack.contains(namespace)) {
      return;
    }
    boolean name =
        "hostname".equals(service.getMetadata().getAnnotations().getOrDefault(ADDRESS, ""));
    if (name) {
      assign(service, new LoadBalancerIngressBuilder().withHostname(hostName(service)).build());
    } else {
      String address = frontends.computeIfAbsent(key, ignored -> open(service)).address();
      assign(service, new LoadBalancerIngressBuilder().withIp(address).build());
    }
  }

  private static String hostName(Service service) {
    return "%s.%s.lb.example"
        .formatted(service.getMetadata().getName(), service.getMetadata().getNamespace());
  }

  private Frontend open(Service service) {
    next = (next + 1) % ADDRESSES;
    String address = "127.20.%d.%d".formatted(next / 250, next % 250 + 1);
    return Frontend.open(client, service, address);
  }

  private void assign(Service service, LoadBalancerIngress ingress) {
    try {
      client
          .resource(service)
          .editStatus(
              live -> {
                live.getStatus().getLoadBalancer().setIngress(List.of(ingress));
                return live;
              });
    } catch (KubernetesClientException e) {
      if (e.getCode() != GONE) {
        throw e;
      }
    }
  }

  private void gone(Service service) {
    String key = service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
    Frontend frontend = frontends.remove(key);
    if (frontend != null) {
      frontend.close();
    }
  }

  private final class Changes implements ResourceEventHandler<Service> {
    @Override
    public void onAdd(Service service) {
      seen(service);
    }

    @Override
    public void onUpdate(Service before, Service after) {
      seen(after);
    }

    @Override
    public void onDelete(Service service, boolean unknown) {
      mailbox.post(() -> gone(service));
    }
  }
}
