//! The style guide.

fn main() {
    frontend::start_styleguide();
}
