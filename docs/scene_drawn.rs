// The same scene, drawn.
{
    let made = include!("scene_ordered.rs");
    let value = shuangsuiji::draw::Value::new(*b"407")?;
    let lottery = shuangsuiji::draw::Contribution { label: "lottery".parse()?, value };
    made.committed.reveal(shuangsuiji::draw::Reveal(vec![lottery]))?.draw()?
}
