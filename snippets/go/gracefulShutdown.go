// pattern: graceful-shutdown
// prefix: sdGracefulShutdown
// description: Graceful shutdown: not ready first, then no new requests, drain within a limit, close resources in reverse order
// placeholders: Service, drainLimit, leaveDelay, OnClose, Ready
// --- preamble ---
package main

import (
	"io"
	"strings"
	"sync"
)

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync/atomic"
	"time"
)

// --- snippet ---

// Service runs an HTTP server until its context is done. Give it one of
// signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM), and set timeouts at
// the server. It serves once.
type Service struct {
	server     *http.Server
	leaveDelay time.Duration // for load balancers to see that it is not ready any more
	drainLimit time.Duration // for requests under way, and again for each closer; all together below what the platform grants
	wait       func(time.Duration)

	ready   atomic.Bool
	closers []func(context.Context) error
}

func NewService(server *http.Server, leaveDelay, drainLimit time.Duration) *Service {
	return &Service{server: server, leaveDelay: leaveDelay, drainLimit: drainLimit, wait: time.Sleep}
}

// OnClose registers a resource after those that it needs: they are closed in
// the reverse order. Call it before Serve.
func (s *Service) OnClose(name string, release func(context.Context) error) {
	s.closers = append(s.closers, func(ctx context.Context) error {
		if err := release(ctx); err != nil {
			return fmt.Errorf("close %s: %w", name, err)
		}
		return nil
	})
}

// Ready is a handler for /readyz.
func (s *Service) Ready(w http.ResponseWriter, _ *http.Request) {
	if !s.ready.Load() {
		http.Error(w, "shutting down", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Serve returns when all is closed. Requests that are not done within the limit
// are cut off, which is an error.
func (s *Service) Serve(ctx context.Context, listener net.Listener) error {
	serving := make(chan error, 1)
	s.ready.Store(true)
	go func() { serving <- s.server.Serve(listener) }()

	var failures []error
	select {
	case err := <-serving: // It did not even begin, or broke.
		s.ready.Store(false)
		failures = append(failures, err)
	case <-ctx.Done():
		s.ready.Store(false)
		s.wait(s.leaveDelay)
	}
	failures = append(failures, s.drain(ctx))
	for _, closer := range slices.Backward(s.closers) {
		closing, cancel := s.limited(ctx)
		failures = append(failures, closer(closing))
		cancel()
	}
	return errors.Join(failures...)
}

func (s *Service) drain(ctx context.Context) error {
	draining, cancel := s.limited(ctx)
	defer cancel()
	if err := s.server.Shutdown(draining); err != nil {
		return errors.Join(fmt.Errorf("drain requests: %w", err), s.server.Close())
	}
	return nil
}

// limited is not cancelled with the context that ends the service.
func (s *Service) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), s.drainLimit)
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

func main() {
	errStuck := errors.New("stuck")
	var mu sync.Mutex
	var log []string
	note := func(entry string) {
		mu.Lock()
		defer mu.Unlock()
		log = append(log, entry)
	}
	type run struct {
		service *Service
		url     string
		began   chan bool
		gate    chan bool
		stop    func()
		done    chan error
	}
	start := func(limit time.Duration, poolErr error) *run {
		log = nil
		r := &run{began: make(chan bool, 1), gate: make(chan bool), done: make(chan error, 1)}
		mux := http.NewServeMux()
		r.service = NewService(&http.Server{Handler: mux}, 7*time.Second, limit)
		mux.HandleFunc("/readyz", r.service.Ready)
		mux.HandleFunc("/slow", func(w http.ResponseWriter, r2 *http.Request) {
			r.began <- true
			select {
			case <-r.gate:
				note("answered")
				fmt.Fprint(w, "done")
			case <-r2.Context().Done():
				note("cut off")
			}
		})
		get := func(url string) int {
			response, err := http.Get(url)
			if err != nil {
				return 0
			}
			defer response.Body.Close()
			_, _ = io.Copy(io.Discard, response.Body)
			return response.StatusCode
		}
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		check(err == nil, "got %v", err)
		r.url = "http://" + listener.Addr().String()
		r.service.wait = func(pause time.Duration) {
			note(fmt.Sprint("waited ", pause, ", ready: ", get(r.url+"/readyz")))
		}
		r.service.OnClose("pool", func(ctx context.Context) error {
			note("closed pool")
			if poolErr != nil {
				return poolErr
			}
			return ctx.Err()
		})
		r.service.OnClose("cache", func(ctx context.Context) error {
			note("closed cache")
			return ctx.Err()
		})
		ctx, cancel := context.WithCancel(context.Background())
		r.stop = cancel
		go func() { r.done <- r.service.Serve(ctx, listener) }()
		check(get(r.url+"/readyz") == http.StatusNoContent, "not ready")
		return r
	}
	expect := func(wanted ...string) { check(slices.Equal(log, wanted), "did %q instead of %q", log, wanted) }
	slow := func(r *run) chan string {
		answer := make(chan string, 1)
		go func() {
			response, err := http.Get(r.url + "/slow")
			if err != nil {
				answer <- "failed"
				return
			}
			defer response.Body.Close()
			body, _ := io.ReadAll(response.Body)
			answer <- string(body)
		}()
		<-r.began
		return answer
	}

	// Not ready while it still answers, then drained, then closed in reverse order.
	r := start(time.Minute, nil)
	answer := slow(r)
	leaving := make(chan bool)
	waited := r.service.wait
	r.service.wait = func(pause time.Duration) {
		waited(pause)
		close(leaving)
	}
	r.stop()
	<-leaving
	for { // Until nobody new is let in.
		connection, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
		if err != nil {
			break
		}
		connection.Close()
	}
	select {
	case err := <-r.done:
		panic(fmt.Sprint("did not wait for the request: ", err))
	default:
	}
	close(r.gate)
	check(<-answer == "done", "the request under way is lost")
	err := <-r.done
	check(err == nil, "got %v", err)
	expect("waited 7s, ready: 503", "answered", "closed cache", "closed pool")

	// What takes too long is cut off, and the rest is closed all the same; all failures are told.
	r = start(5*time.Millisecond, errStuck)
	answer = slow(r)
	r.stop()
	err = <-r.done
	check(errors.Is(err, context.DeadlineExceeded) && errors.Is(err, errStuck), "got %v", err)
	check(strings.Contains(err.Error(), "close pool: stuck"), "got %v", err)
	check(<-answer == "failed", "answered after all")
	mu.Lock()
	log = slices.DeleteFunc(log, func(entry string) bool { return entry == "cut off" }) // At any time.
	expect("waited 7s, ready: 503", "closed cache", "closed pool")
	mu.Unlock()

	// A server that cannot run closes what there is.
	closed := false
	service := NewService(&http.Server{}, time.Hour, time.Minute)
	service.OnClose("pool", func(context.Context) error { closed = true; return nil })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err == nil && listener.Close() == nil, "got %v", err)
	err = service.Serve(context.Background(), listener)
	check(errors.Is(err, net.ErrClosed) && closed && !service.ready.Load(), "got %v", err)
}
