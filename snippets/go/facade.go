// pattern: facade
// prefix: dpFacade
// description: Facade: one method over encoder, storage and feed, in the right order; what was begun is cleaned up after a failure
// placeholders: EpisodePublisher, PublishEpisode, Encoder, Storage, Feed
// --- preamble ---
package main

import "slices"

// --- imports ---
import (
	"context"
	"errors"
	"fmt"
	"io"
)

// --- snippet ---

type Encoder interface {
	// Encode is closed by the caller.
	Encode(ctx context.Context, recording string) (io.ReadCloser, error)
}

type Storage interface {
	Upload(ctx context.Context, name string, audio io.Reader) (url string, err error)
	Delete(ctx context.Context, url string) error
}

type Feed interface {
	Add(ctx context.Context, title, url string) error
}

// EpisodePublisher knows the order in which its parts are to be used, and none
// of their rules. Callers with other needs may still use the parts themselves.
type EpisodePublisher struct {
	encoder Encoder
	storage Storage
	feed    Feed
}

func NewEpisodePublisher(encoder Encoder, storage Storage, feed Feed) *EpisodePublisher {
	return &EpisodePublisher{encoder: encoder, storage: storage, feed: feed}
}

// PublishEpisode makes a recording an episode of the feed. If it fails, no
// listener sees anything of it, and no upload is left behind, unless the error
// says so.
func (p *EpisodePublisher) PublishEpisode(ctx context.Context, title, recording string) error {
	audio, err := p.encoder.Encode(ctx, recording)
	if err != nil {
		return fmt.Errorf("encode %s: %w", recording, err)
	}
	url, err := p.storage.Upload(ctx, recording, audio)
	closing := audio.Close() // Tells whether all of it was encoded.
	if err != nil {
		return fmt.Errorf("upload %s: %w", recording, errors.Join(err, closing))
	}
	if err = closing; err == nil {
		err = p.feed.Add(ctx, title, url)
	}
	if err == nil {
		return nil
	}
	err = fmt.Errorf("publish %q: %w", title, err)
	if left := p.storage.Delete(context.WithoutCancel(ctx), url); left != nil {
		return errors.Join(err, fmt.Errorf("delete %s: %w", url, left))
	}
	return err
}

// --- demonstration ---

func check(holds bool, format string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(format, values...))
	}
}

// studio plays all parts and notes what it is asked to do.
type studio struct {
	log      []string
	failures map[string]error
}

func (s *studio) note(step string) error {
	s.log = append(s.log, step)
	return s.failures[step]
}

func (s *studio) Read([]byte) (int, error) { return 0, io.EOF }
func (s *studio) Close() error             { return s.note("close") }

func (s *studio) Encode(context.Context, string) (io.ReadCloser, error) {
	if err := s.note("encode"); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *studio) Upload(_ context.Context, name string, audio io.Reader) (string, error) {
	check(audio == io.Reader(s), "uploads something else")
	return "https://audio.example/" + name, s.note("upload")
}

func (s *studio) Delete(ctx context.Context, url string) error {
	check(url == "https://audio.example/ep7.wav", "deletes %s", url)
	return errors.Join(ctx.Err(), s.note("delete"))
}

func (s *studio) Add(_ context.Context, title, url string) error {
	check(title == "Episode 7" && url == "https://audio.example/ep7.wav", "adds %s, %s", title, url)
	return s.note("add")
}

func main() {
	parts := &studio{}
	publisher := NewEpisodePublisher(parts, parts, parts)
	errBroken, errLocked := errors.New("broken"), errors.New("locked")
	publish := func(failures map[string]error, wanted ...string) error {
		parts.log, parts.failures = nil, failures
		ctx, cancel := context.WithCancel(context.Background())
		cancel() // The parts decide about it; cleaning up goes on in any case.
		err := publisher.PublishEpisode(ctx, "Episode 7", "ep7.wav")
		check(slices.Equal(parts.log, wanted), "did %q instead of %q", parts.log, wanted)
		return err
	}

	// One call does all steps in their order.
	check(publish(nil, "encode", "upload", "close", "add") == nil, "no error expected")

	// After a failure what was begun is cleaned up, and nothing later is done.
	err := publish(map[string]error{"encode": errBroken}, "encode")
	check(errors.Is(err, errBroken), "got %v", err)
	err = publish(map[string]error{"upload": errBroken}, "encode", "upload", "close")
	check(errors.Is(err, errBroken), "got %v", err)
	err = publish(map[string]error{"add": errBroken}, "encode", "upload", "close", "add", "delete")
	check(errors.Is(err, errBroken) && err.Error() == `publish "Episode 7": broken`, "got %v", err)

	// What could not be cleaned up is told along with the cause.
	err = publish(map[string]error{"add": errBroken, "delete": errLocked}, "encode", "upload", "close", "add", "delete")
	check(errors.Is(err, errBroken) && errors.Is(err, errLocked), "got %v", err)

	// An upload that may be incomplete is not published.
	err = publish(map[string]error{"close": errLocked}, "encode", "upload", "close", "delete")
	check(errors.Is(err, errLocked), "got %v", err)
}
